package io.loquat.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every write command with every kind of expected version. */
class ExpectedVersionTest {
  private static final int MISMATCH = 2_000_000_409;
  private static final int ROUNDS = 200;

  @TempDir Path folder;
  private TestServer server;

  /** {@code one} is at version 1, {@code two} at version 2; {@code none} is not there. */
  @BeforeEach
  void start() {
    server = TestServer.hidden(folder);
    reset();
  }

  private void reset() {
    server.ok("{drop: 'c'}");
    server.ok("{insert: 'c', documents: [{_id: 'one', a: 1}, {_id: 'two', a: 0}]}");
    server.ok("{update: 'c', updates: [{q: {_id: 'two'}, u: {$set: {a: 1}}}]}");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static int n(BsonDocument reply) {
    return reply.containsKey("lastErrorObject")
        ? reply.getDocument("lastErrorObject").getInt32("n").getValue()
        : reply.getInt32("n").getValue();
  }

  /** The outcome is a code, {@code mismatch}, or a count of documents after an {@code n}. */
  private void check(String outcome, String command) {
    BsonDocument reply = server.run(command);
    if (outcome.startsWith("n")) {
      assertThat(TestServer.code(reply)).as(command + reply.toJson()).isZero();
      assertThat(n(reply)).as(command).isEqualTo(Integer.parseInt(outcome.substring(1)));
    } else {
      int code = outcome.equals("mismatch") ? MISMATCH : Integer.parseInt(outcome);
      assertThat(TestServer.code(reply)).as(command + reply.toJson()).isEqualTo(code);
    }
  }

  private void checkAll(String outcome, String id, String expected, String... commands) {
    for (String command : commands) {
      String filter = id.equals("all") ? "{a: 1, <v>}" : "{_id: '" + id + "', <v>}";
      String inFilter = filter.replace("<v>", "$expectedVersion: " + expected);
      check(outcome, command.replace("<q>", inFilter).replace("<e>", ""));
      reset();
      String without = filter.replace(", <v>", "");
      String beside =
          command.replace("<q>", without).replace("<e>", ", expectedVersion: " + expected);
      check(outcome, beside);
      reset();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "one,  1,                         n1",
    "two,  2,                         n1",
    "one,  2,                         mismatch",
    "two,  1,                         mismatch",
    "none, 1,                         mismatch",
    "one,  'DOCUMENT_EXISTS',         n1",
    "none, 'DOCUMENT_EXISTS',         mismatch",
    "one,  'DOCUMENT_DOES_NOT_EXIST', mismatch",
    "none, 'DOCUMENT_DOES_NOT_EXIST', n0",
    "one,  'NO_CONCURRENCY_CHECK',    n1",
    "none, 'NO_CONCURRENCY_CHECK',    n0",
    "one,  0,                         2",
    "one,  1.5,                       2",
    "one,  'NONSENSE',                2",
    "one,  true,                      14",
  })
  void decidesAWriteOfOneDocument(String id, String expected, String outcome) {
    checkAll(
        outcome,
        id,
        quoted(expected),
        "{update: 'c', updates: [{q: <q>, u: {$set: {a: 5}} <e>}]}",
        "{update: 'c', updates: [{q: <q>, u: {b: 5} <e>}]}",
        "{delete: 'c', deletes: [{q: <q>, limit: 1 <e>}]}",
        "{delete: 'c', deletes: [{q: <q>, limit: 1, softDelete: true <e>}]}",
        "{findAndModify: 'c', query: <q>, update: {$inc: {a: 1}} <e>}",
        "{findAndModify: 'c', query: <q>, update: {b: 1}, new: true <e>}",
        "{findAndModify: 'c', query: <q>, remove: true <e>}",
        "{findAndModify: 'c', query: <q>, remove: true, softDelete: true <e>}");
  }

  /** CSV takes the quotes of a word away. */
  private static String quoted(String value) {
    return Character.isUpperCase(value.charAt(0)) ? "'" + value + "'" : value;
  }

  @ParameterizedTest
  @CsvSource({
    "one,  1,                         n1",
    "one,  2,                         mismatch",
    "none, 1,                         mismatch",
    "one,  'DOCUMENT_EXISTS',         n1",
    "none, 'DOCUMENT_EXISTS',         mismatch",
    "one,  'DOCUMENT_DOES_NOT_EXIST', mismatch",
    "none, 'DOCUMENT_DOES_NOT_EXIST', n1",
    "one,  'NO_CONCURRENCY_CHECK',    n1",
    "none, 'NO_CONCURRENCY_CHECK',    n1",
  })
  void decidesAnUpsert(String id, String expected, String outcome) {
    checkAll(
        outcome,
        id,
        quoted(expected),
        "{update: 'c', updates: [{q: <q>, u: {$set: {a: 5}}, upsert: true <e>}]}",
        "{update: 'c', updates: [{q: <q>, u: {b: 5}, upsert: true <e>}]}",
        "{update: 'c', updates: [{q: <q>, u: {$set: {a: 5}}, upsert: true, multi: true <e>}]}",
        "{findAndModify: 'c', query: <q>, update: {$inc: {a: 1}}, upsert: true <e>}",
        "{findAndModify: 'c', query: <q>, update: {b: 1}, upsert: true, new: true <e>}");
  }

  @ParameterizedTest
  @CsvSource({
    "all,  1,                         n1",
    "all,  2,                         n1",
    "all,  3,                         mismatch",
    "none, 1,                         n0",
    "all,  'DOCUMENT_EXISTS',         n2",
    "none, 'DOCUMENT_EXISTS',         n0",
    "all,  'DOCUMENT_DOES_NOT_EXIST', mismatch",
    "none, 'DOCUMENT_DOES_NOT_EXIST', n0",
    "all,  'NO_CONCURRENCY_CHECK',    n2",
  })
  void isOneMoreConditionOfAWriteOfMany(String id, String expected, String outcome) {
    checkAll(
        outcome,
        id,
        quoted(expected),
        "{update: 'c', updates: [{q: <q>, u: {$inc: {b: 5}}, multi: true <e>}]}",
        "{delete: 'c', deletes: [{q: <q>, limit: 0 <e>}]}",
        "{delete: 'c', deletes: [{q: <q>, limit: 0, softDelete: true <e>}]}");
  }

  @ParameterizedTest
  @CsvSource({
    "one,  'DOCUMENT_DOES_NOT_EXIST', mismatch",
    "none, 'DOCUMENT_DOES_NOT_EXIST', n1",
    "one,  'NO_CONCURRENCY_CHECK',    11000",
    "none, 'NO_CONCURRENCY_CHECK',    n1",
    "none, 'DOCUMENT_EXISTS',         2",
    "none, 1,                         2",
    "none, false,                     14",
  })
  void decidesAnInsert(String id, String expected, String outcome) {
    check(
        outcome,
        "{insert: 'c', documents: [{_id: '%s'}], expectedVersion: %s}"
            .formatted(id, quoted(expected)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{update: 'c', updates: [{q: {_id: 'one', $expectedVersion: 1}, u: {a: 2}, expectedVersion:"
            + " <v>}]}",
        "{delete: 'c', deletes: [{q: {_id: 'one', $expectedVersion: 1}, limit: 1, expectedVersion:"
            + " <v>}]}",
        "{findAndModify: 'c', query: {_id: 'one', $expectedVersion: 1}, update: {a: 2},"
            + " expectedVersion: <v>}",
        "{findAndModify: 'c', query: {_id: 'one', $expectedVersion: 1}, remove: true,"
            + " expectedVersion: <v>}",
      })
  void mustBeTheSameInBothPlaces(String command) {
    for (String other : new String[] {"2", "'DOCUMENT_EXISTS'", "'NO_CONCURRENCY_CHECK'"}) {
      assertThat(server.code(command.replace("<v>", other))).isEqualTo(2);
    }
    server.ok(command.replace("<v>", "{$numberLong: '1'}"));
  }

  @Test
  void endsAnOrderedBatchAndNotAnUnorderedOne() {
    String updates =
        "{update: 'c', updates: [{q: {_id: 'one'}, u: {$set: {a: 2}}, expectedVersion: 1},"
            + " {q: {_id: 'one'}, u: {$set: {a: 3}}, expectedVersion: 1},"
            + " {q: {_id: 'two'}, u: {$set: {a: 2}}, expectedVersion: 2}], ordered: ";
    BsonDocument ordered = server.run(updates + "true}");
    assertThat(n(ordered)).isEqualTo(1);
    assertThat(errors(ordered))
        .containsExactly(
            "1 {\"expectedVersion\": 1, \"actualVersion\": 2," + " \"documentId\": \"one\"}");
    BsonDocument unordered = server.run(updates + "false}");
    assertThat(n(unordered)).isEqualTo(1);
    assertThat(errors(unordered)).hasSize(2);
    BsonDocument inserts =
        server.run(
            "{insert: 'c', documents: [{_id: 'one'}, {_id: 'n'}, {_id: 'two'}], ordered: false,"
                + " expectedVersion: 'DOCUMENT_DOES_NOT_EXIST'}");
    assertThat(n(inserts)).isEqualTo(1);
    assertThat(errors(inserts))
        .containsExactly(
            "0 {\"expectedVersion\": \"DOCUMENT_DOES_NOT_EXIST\", \"actualVersion\": 2,"
                + " \"documentId\": \"one\"}",
            "2 {\"expectedVersion\": \"DOCUMENT_DOES_NOT_EXIST\", \"actualVersion\": 3,"
                + " \"documentId\": \"two\"}");
  }

  private static List<String> errors(BsonDocument reply) {
    return reply.getArray("writeErrors").stream()
        .map(BsonValue::asDocument)
        .map(
            error ->
                error.getInt32("index").getValue()
                    + " "
                    + TestServer.json(error.getDocument("errInfo")))
        .toList();
  }

  @Test
  void changesNothingInAWriteOfManyThatIsAMismatch() {
    server.code(
        "{update: 'c', updates: [{q: {a: 1}, u: {$inc: {a: 1}}, multi: true,"
            + " expectedVersion: 9}]}");
    assertThat(server.batch("{find: 'c', projection: {a: 1, _id: 0}}"))
        .isEqualTo("[{\"a\": 1}, {\"a\": 1}]");
  }

  @Test
  void takesNoVersionWithoutACollectionForAMismatchOfOneDocumentOnly() {
    check("mismatch", "{delete: 'x', deletes: [{q: {}, limit: 1, expectedVersion: 1}]}");
    check("n0", "{delete: 'x', deletes: [{q: {}, limit: 0, expectedVersion: 1}]}");
    check(
        "n0",
        "{update: 'x', updates: [{q: {}, u: {$inc: {a: 1}}, multi: true,"
            + " expectedVersion: 'DOCUMENT_EXISTS'}]}");
    check("mismatch", "{findAndModify: 'x', query: {}, remove: true, expectedVersion: 1}");
    check(
        "n1",
        "{findAndModify: 'x', query: {_id: 1}, update: {}, upsert: true,"
            + " expectedVersion: 'DOCUMENT_DOES_NOT_EXIST'}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{_id: 'two'}             | c | expected 1, but the document is at 2",
        "{_id: 'none'}            | c | expected 1, but there is no such document",
        "{_id: 'none'}            | d | expected 1, but there is no such document",
        "{_id: 'one', a: 'other'} | c | the document is at 1 as expected, but the rest of the"
            + " filter does not match it",
      })
  void saysWhyAndOfWhichDocument(String filter, String collection, String reason) {
    BsonDocument reply =
        server.run(
            "{findAndModify: '%s', query: %s, expectedVersion: 1, remove: true}"
                .formatted(collection, filter));
    assertThat(reply.getString("errmsg").getValue()).isEqualTo("Version mismatch: " + reason);
    assertThat(reply.getDocument("errInfo").get("documentId"))
        .isEqualTo(BsonDocument.parse(filter).get("_id"));
  }

  @Test
  void doesNotSeeAnArchivedDocument() {
    server.ok("{delete: 'c', deletes: [{q: {_id: 'one', $softDelete: true}, limit: 1}]}");
    check("mismatch", "{update: 'c', updates: [{q: {_id: 'one'}, u: {a: 1}, expectedVersion: 2}]}");
    check(
        "n1",
        "{update: 'c', updates: [{q: {_id: 'one', $archived: 'only'}, u: {a: 1}, expectedVersion:"
            + " 2}]}");
  }

  @Test
  void keepsMetadataUntilAWriteBringsOther() {
    String meta =
        "{find: 'c', filter: {_id: 'm', $archived: 'include'}, projection: {_id: 0, m:"
            + " {$meta: 'metadata'}}}";
    server.ok(
        "{update: 'c', updates: [{q: {_id: 'm'}, u: {$set: {a: 1}}, upsert: true, metadata:"
            + " {p: 1}}]}");
    server.ok("{update: 'c', updates: [{q: {_id: 'm'}, u: {$set: {a: 2}}}]}");
    server.ok("{findAndModify: 'c', query: {_id: 'm'}, remove: true, softDelete: true}");
    assertThat(server.batch(meta)).contains("\"m\": {\"p\": 1}");
    server.ok("{restoreDocuments: 'c', filter: {_id: 'm'}}");
    assertThat(server.batch(meta)).contains("\"m\": {\"p\": 1}");
    server.ok("{findAndModify: 'c', query: {_id: 'm'}, update: {$set: {a: 2}}, metadata: {p: 2}}");
    assertThat(server.batch(meta)).contains("\"m\": {\"p\": 2}");
    server.ok(
        "{update: 'c', updates: [{q: {a: 2}, u: {$inc: {a: 1}}, multi: true, metadata:" + " {}}]}");
    assertThat(server.batch(meta)).contains("\"m\": {}");
    server.ok(
        "{findAndModify: 'c', query: {_id: 'f'}, update: {a: 7}, upsert: true, metadata: {p:"
            + " 3}}");
    assertThat(
            server.batch(
                "{find: 'c', filter: {_id: 'f'}, projection: {m: {$meta:" + " 'metadata'}}}"))
        .contains("\"m\": {\"p\": 3}");
  }

  @Test
  void letsExactlyOneOfTwoClientsWinEachRound() throws Exception {
    ExecutorService clients = Executors.newFixedThreadPool(2);
    CyclicBarrier together = new CyclicBarrier(2);
    try {
      var first = CompletableFuture.supplyAsync(() -> race(together), clients);
      var second = CompletableFuture.supplyAsync(() -> race(together), clients);
      int[] one = first.get(20, TimeUnit.SECONDS);
      int[] other = second.get(20, TimeUnit.SECONDS);
      for (int i = 0; i < ROUNDS; i++) {
        assertThat(new int[] {one[i], other[i]})
            .as("round " + i)
            .containsExactlyInAnyOrder(0, MISMATCH);
      }
    } finally {
      clients.shutdownNow();
    }
    assertThat(
            server.batch(
                "{find: 'c', filter: {_id: 'one'}, projection: {v: {$meta:" + " 'version'}}}"))
        .contains("\"a\": " + (1 + ROUNDS), "\"v\": " + (1 + ROUNDS));
  }

  /** Both clients know the version before each round, and try to be the one that changes it. */
  private int[] race(CyclicBarrier together) {
    int[] codes = new int[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      String filter = "{_id: 'one', $expectedVersion: " + (i + 1) + "}";
      String update =
          i % 2 == 0
              ? "{update: 'c', updates: [{q: " + filter + ", u: {$inc: {a: 1}}}]}"
              : "{findAndModify: 'c', query: " + filter + ", update: {$inc: {a: 1}}}";
      try {
        together.await(10, TimeUnit.SECONDS);
        codes[i] = server.code(update);
        together.await(10, TimeUnit.SECONDS);
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }
    return codes;
  }
}
