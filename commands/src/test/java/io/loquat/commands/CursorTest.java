package io.loquat.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bson.BsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Results in batches. */
class CursorTest {
  @TempDir Path folder;
  private TestServer server;

  @BeforeEach
  void start() {
    server = TestServer.hidden(folder);
    String documents =
        IntStream.range(0, 250).mapToObj(i -> "{_id: " + i + "}").collect(Collectors.joining(","));
    server.ok("{insert: 'c', documents: [" + documents + "]}");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private long open(String command) {
    return cursor(server.run(command)).getInt64("id").getValue();
  }

  private static BsonDocument cursor(BsonDocument reply) {
    assertThat(reply).as(reply.toJson()).containsKey("cursor");
    return reply.getDocument("cursor");
  }

  private BsonDocument more(long id, String rest) {
    return server.run("{getMore: {$numberLong: '" + id + "'}, collection: 'c'" + rest + "}");
  }

  @Test
  void givesAHundredAndOneDocumentsAndThenTheRest() {
    BsonDocument first = cursor(server.run("{find: 'c'}"));
    assertThat(first.getArray("firstBatch")).hasSize(101);
    BsonDocument next = cursor(more(first.getInt64("id").getValue(), ""));
    assertThat(next.getArray("nextBatch")).hasSize(149);
    assertThat(next.getInt64("id").getValue()).isZero();
  }

  @Test
  void obeysBatchSizes() {
    BsonDocument first = cursor(server.run("{find: 'c', batchSize: 2}"));
    assertThat(first.getArray("firstBatch")).hasSize(2);
    long id = first.getInt64("id").getValue();
    assertThat(cursor(more(id, ", batchSize: 3")).getArray("nextBatch")).hasSize(3);
  }

  @Test
  void opensACursorWithoutDocuments() {
    BsonDocument first = cursor(server.run("{find: 'c', batchSize: 0, limit: 4}"));
    assertThat(first.getArray("firstBatch")).isEmpty();
    BsonDocument next = cursor(more(first.getInt64("id").getValue(), ""));
    assertThat(next.getArray("nextBatch")).hasSize(4);
    assertThat(next.getInt64("id").getValue()).isZero();
  }

  @Test
  void keepsNoCursorForASingleBatchOrAnExhaustedResult() {
    assertThat(open("{find: 'c', batchSize: 2, singleBatch: true}")).isZero();
    assertThat(open("{find: 'c', limit: 5}")).isZero();
    assertThat(open("{find: 'c', filter: {_id: 5}}")).isZero();
  }

  @Test
  void killsCursors() {
    long id = open("{find: 'c', batchSize: 2}");
    String kill = "{killCursors: 'c', cursors: [{$numberLong: '" + id + "'}]}";
    assertThat(server.ok(kill)).contains("\"cursorsKilled\": [" + id + "]");
    assertThat(server.ok(kill)).contains("\"cursorsNotFound\": [" + id + "]");
    assertThat(TestServer.code(more(id, ""))).isEqualTo(43);
  }

  @Test
  void refusesACursorOfAnotherCollectionOrSession() {
    long id = open("{find: 'c', batchSize: 2}");
    assertThat(server.code("{getMore: {$numberLong: '" + id + "'}, collection: 'd'}"))
        .isEqualTo(13);
    String session = ", lsid: {id: {$uuid: '00000000-0000-0000-0000-000000000001'}}";
    assertThat(TestServer.code(more(id, session))).isEqualTo(13);
    assertThat(TestServer.code(more(id, ", maxTimeMS: 5"))).isEqualTo(2);
    assertThat(cursor(more(id, "")).getArray("nextBatch")).hasSize(248);
  }

  @Test
  void endsTheCursorsOfASession() {
    String session = "{id: {$uuid: '00000000-0000-0000-0000-000000000001'}}";
    long id = open("{find: 'c', batchSize: 2, lsid: " + session + "}");
    server.ok("{endSessions: [" + session + "]}");
    assertThat(TestServer.code(more(id, ", lsid: " + session))).isEqualTo(43);
  }

  @Test
  void streamsAggregationsInBatches() {
    BsonDocument first =
        cursor(
            server.run(
                "{aggregate: 'c', pipeline: [{$match: {_id: {$lt: 50}}}, {$project: {x: '$_id'}}],"
                    + " cursor: {batchSize: 20}}"));
    assertThat(first.getArray("firstBatch")).hasSize(20);
    BsonDocument next = cursor(more(first.getInt64("id").getValue(), ""));
    assertThat(next.getArray("nextBatch")).hasSize(30);
  }

  @Test
  void countsDocumentsByAggregation() {
    assertThat(
            server.batch(
                "{aggregate: 'c', pipeline: [{$match: {_id: {$gte: 100}}},"
                    + " {$group: {_id: 1, n: {$sum: 1}}}], cursor: {}}"))
        .isEqualTo("[{\"_id\": 1, \"n\": 150}]");
  }

  @Test
  void steersTheMonitorOfDocumentsThatExpire() {
    assertThat(server.run("admin", "{setParameter: 1, ttlMonitorEnabled: false}").toJson())
        .contains("\"was\": true");
    assertThat(server.run("admin", "{setParameter: 1, ttlMonitorSleepSecs: 5}").toJson())
        .contains("\"was\": 60");
    assertThat(server.dispatcher().ttl().enabled()).isFalse();
    assertThat(server.dispatcher().ttl().period().toSeconds()).isEqualTo(5);
    assertThat(
            server
                .run("admin", "{getParameter: 1, ttlMonitorEnabled: 1, ttlMonitorSleepSecs: 1}")
                .toJson())
        .contains("\"ttlMonitorEnabled\": false, \"ttlMonitorSleepSecs\": 5");
    assertThat(TestServer.code(server.run("admin", "{setParameter: 1, ttlMonitorSleepSecs: 0}")))
        .isEqualTo(2);
  }

  @Test
  void closesCursorsAfterTheTimeOfAParameter() {
    assertThat(server.run("admin", "{setParameter: 1, cursorTimeoutMillis: 5000}").toJson())
        .contains("\"was\": 600000");
    assertThat(server.run("admin", "{getParameter: 1, cursorTimeoutMillis: 1}").toJson())
        .contains("\"cursorTimeoutMillis\": 5000");
    assertThat(TestServer.code(server.run("admin", "{setParameter: 1, cursorTimeoutMillis: -1}")))
        .isEqualTo(2);
    assertThat(TestServer.code(server.run("admin", "{setParameter: 1, other: 1}"))).isEqualTo(115);
  }

  @Test
  void givesNoBatchOfMoreThanSixteenMegabytesThoughAProjectionMakesDocumentsLonger() {
    String half = "x".repeat(5_000_000);
    server.ok(
        "{insert: 'long', documents: [{_id: 1, a: '" + half + "'}, {_id: 2, a: '" + half + "'}]}");
    BsonDocument first =
        cursor(server.run("{find: 'long', projection: {b: {$concat: ['$a', '$a']}}}"));
    assertThat(first.getArray("firstBatch")).hasSize(1);
    BsonDocument next =
        cursor(
            server.run(
                "{getMore: {$numberLong: '%s'}, collection: 'long'}"
                    .formatted(first.getInt64("id").getValue())));
    assertThat(next.getArray("nextBatch")).hasSize(1);
    assertThat(next.getInt64("id").getValue()).isZero();
  }
}
