package io.loquat.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import io.loquat.readmodel.document.DocumentStore;
import io.loquat.readmodel.document.ExpectedVersion;
import io.loquat.server.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.conversions.Bson;

/** Random calls on the store in memory and on a server, which have to say the same. */
class StoreAgreementTest {
  private static Path folder;
  private static ServerProcess server;
  private static DocumentStore documents;

  @BeforeContainer
  static void start() throws IOException {
    folder = Files.createTempDirectory("agreement");
    server = ServerProcess.start(folder);
    documents = DocumentStore.connect(server.connectionString(), "models");
  }

  @AfterContainer
  static void stop() throws IOException {
    documents.close();
    server.close();
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Property(tries = 60)
  void storesSayTheSame(@ForAll("sequences") List<Step> steps) {
    ReadModelStore memory = new InMemoryReadModelStore();
    ReadModelStore remote = new DocumentReadModelStore(documents);
    String table = "t-" + UUID.randomUUID();
    for (Step step : steps) {
      assertThat(step.run(remote, table)).as("%s", step).isEqualTo(step.run(memory, table));
    }
    documents.dropCollection(table);
  }

  @Provide
  Arbitrary<List<Step>> sequences() {
    return Arbitraries.frequencyOf(
            Tuple.of(6, puts().map(Step.PutOne::new)),
            Tuple.of(3, keys().map(Step.Get::new)),
            Tuple.of(2, Combinators.combine(keys(), expected()).as(Step.DeleteOne::new)),
            Tuple.of(2, puts().list().ofMaxSize(5).map(Step.PutSeveral::new)),
            Tuple.of(1, keys().list().ofMaxSize(5).map(Step.GetSeveral::new)),
            Tuple.of(1, deletes().list().ofMaxSize(4).map(Step.DeleteSeveral::new)),
            Tuple.of(1, lists()),
            Tuple.of(1, prefixes().map(Step.GetAll::new)))
        .list()
        .ofMinSize(5)
        .ofMaxSize(40);
  }

  private static Arbitrary<Step> lists() {
    return Combinators.combine(prefixes(), Arbitraries.integers().between(0, 5))
        .as(Step.ListKeys::new);
  }

  private static Arbitrary<Put> puts() {
    Arbitrary<Optional<Bson>> metadata =
        Arbitraries.of("import", "event")
            .<Bson>map(cause -> new BsonDocument("cause", new BsonString(cause)))
            .optional(0.4);
    return Combinators.combine(keys(), values(), expected(), metadata).as(Put::new);
  }

  private static Arbitrary<Delete> deletes() {
    return Combinators.combine(keys(), expected()).as(Delete::new);
  }

  /** Few, so that sequences meet the same ones again. */
  private static Arbitrary<String> keys() {
    return Arbitraries.of("a", "a.b", "a1", "b", "\uff5e", "\ud83c\udf4a", "$a", "A");
  }

  private static Arbitrary<String> prefixes() {
    return Arbitraries.of("", "a", "a1", "\ud83c\udf4a", "z", "a\0");
  }

  private static Arbitrary<ExpectedVersion> expected() {
    return Arbitraries.frequencyOf(
        Tuple.of(4, Arbitraries.just(ExpectedVersion.NO_CONCURRENCY_CHECK)),
        Tuple.of(4, Arbitraries.longs().between(1, 3).map(ExpectedVersion::exactly)),
        Tuple.of(1, Arbitraries.just(ExpectedVersion.DOCUMENT_EXISTS)),
        Tuple.of(1, Arbitraries.just(ExpectedVersion.DOCUMENT_DOES_NOT_EXIST)));
  }

  private static Arbitrary<Object> values() {
    Arbitrary<String> names =
        Arbitraries.of("x", "y", "id", "_id", "_version", "_created", "a.b", "", "$x", "\u00e9");
    return Arbitraries.maps(names, fields())
        .ofMaxSize(3)
        .map(
            fields -> {
              BsonDocument document = new BsonDocument();
              document.putAll(fields);
              return document;
            });
  }

  private static Arbitrary<BsonValue> fields() {
    Arbitrary<BsonValue> plain =
        Arbitraries.of(
            new BsonInt32(1),
            new BsonInt64(1),
            new BsonDouble(1),
            new BsonDouble(-0.0),
            new BsonString("a"),
            new BsonString(""),
            BsonBoolean.TRUE,
            BsonNull.VALUE,
            new BsonDateTime(0),
            new BsonDocument("$date", new BsonInt32(5)),
            new BsonDocument());
    return Arbitraries.oneOf(plain, plain.list().ofMaxSize(3).map(BsonArray::new));
  }
}
