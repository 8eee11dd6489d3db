package io.loquat.readmodel;

import io.loquat.readmodel.error.BatchWriteException.Failure;
import io.loquat.readmodel.error.Errors;
import io.loquat.readmodel.error.LoquatException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** Statements cut into commands that are not too long for a message. Confined to one call. */
final class StatementBatches {
  /** Below the 16 MiB that a driver lets a command be, whatever stands around the values. */
  private static final int BYTES_MAX = 12_000_000;

  private final List<Batch> batches = new ArrayList<>();
  private long bytes;

  /**
   * The statements of one command, with the keys they are about.
   *
   * @param keys as many as statements
   */
  record Batch(List<String> keys, List<BsonDocument> statements) {
    /** What went wrong, by key, in the batch's order. */
    Map<String, LoquatException> failures(BsonDocument reply) {
      Map<String, LoquatException> failures = new LinkedHashMap<>();
      for (Failure failure : Errors.failures(reply, 0)) {
        String key = keys.get(failure.index());
        failures.put(key, WriteCommands.about(key, failure.error()));
      }
      return failures;
    }

    /** The keys that were new. */
    Set<String> upserted(BsonDocument reply) {
      Set<String> upserted = new LinkedHashSet<>();
      for (BsonValue entry : reply.getArray("upserted", new BsonArray())) {
        upserted.add(keys.get(entry.asDocument().getNumber("index").intValue()));
      }
      return upserted;
    }
  }

  /** Takes one more statement. */
  void add(String key, BsonDocument statement) {
    EncodedValue encoded = EncodedValue.of(statement);
    if (batches.isEmpty() || bytes + encoded.length() > BYTES_MAX) {
      batches.add(new Batch(new ArrayList<>(), new ArrayList<>()));
      bytes = 0;
    }
    batches.getLast().keys().add(key);
    batches.getLast().statements().add(encoded.document());
    bytes += encoded.length();
  }

  List<Batch> all() {
    return batches;
  }
}
