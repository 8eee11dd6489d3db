package io.loquat.bench.codec;

import io.loquat.bench.SampleDocuments;
import io.loquat.store.jsonb.JsonbCodec;
import io.loquat.store.jsonb.RootRule;
import io.loquat.store.jsonb.SystemValues;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bson.RawBsonDocument;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The JSONB codec beside the BSON library's own JSON, and beside only copying the bytes. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class JsonbCodecBenchmark {
  private static final int DOCUMENTS = 1024;
  private static final JsonWriterSettings RELAXED =
      JsonWriterSettings.builder().outputMode(JsonMode.RELAXED).build();
  private static final Optional<SystemValues> SYSTEM_VALUES =
      Optional.of(new SystemValues(1, 1_767_225_600_000L, 1_767_225_600_000L, false));

  private final JsonbCodec codec = new JsonbCodec();
  private final byte[][] bson = new byte[DOCUMENTS][];
  private final byte[][] jsonb = new byte[DOCUMENTS][];
  private final String[] json = new String[DOCUMENTS];
  private int next;

  public JsonbCodecBenchmark() {
    for (int i = 0; i < DOCUMENTS; i++) {
      bson[i] = SampleDocuments.bytes(i * 48);
      jsonb[i] = codec.encode(bson[i], 0, bson[i].length);
      json[i] = new RawBsonDocument(bson[i]).toJson(RELAXED);
    }
  }

  private int next() {
    next = (next + 1) & (DOCUMENTS - 1);
    return next;
  }

  @Benchmark
  public byte[] write() {
    byte[] document = bson[next()];
    return codec.encode(document, 0, document.length, RootRule.ID_FIRST_NO_SYSTEM_FIELDS);
  }

  @Benchmark
  public byte[] read() {
    return codec.decode(jsonb[next()]);
  }

  @Benchmark
  public byte[] readWithSystemFields() {
    byte[] document = jsonb[next()];
    return codec.decode(document, 0, document.length, SYSTEM_VALUES);
  }

  @Benchmark
  public String writePeerJson() {
    return new RawBsonDocument(bson[next()]).toJson(RELAXED);
  }

  @Benchmark
  public RawBsonDocument readPeerJson() {
    return RawBsonDocument.parse(json[next()]);
  }

  @Benchmark
  public byte[] copyBson() {
    byte[] document = bson[next()];
    return Arrays.copyOf(document, document.length);
  }
}
