package io.loquat.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.bson.BsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Writes in several collections and databases by one command. */
class BulkWriteTest {
  private static final String SESSION =
      ", lsid: {id: {$uuid: '00000000-0000-0000-0000-000000000007'}}, txnNumber: {$numberLong:"
          + " '1'}";

  @TempDir Path folder;
  private TestServer server;

  @BeforeEach
  void start() {
    server = TestServer.visible(folder);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private BsonDocument bulk(String ops, String rest) {
    return server.run(
        "admin",
        "{bulkWrite: 1, ops: ["
            + ops
            + "], nsInfo: [{ns: 'db.a'}, {ns: 'other.b'}, {ns: 'db.c'}]"
            + rest
            + "}");
  }

  private static String insert(int target, int id) {
    return "{insert: " + target + ", document: {_id: " + id + "}}";
  }

  private static String counts(BsonDocument reply) {
    return "%s %s %s %s %s %s"
        .formatted(
            reply.getInt32("nErrors").getValue(),
            reply.getInt32("nInserted").getValue(),
            reply.getInt32("nMatched").getValue(),
            reply.getInt32("nModified").getValue(),
            reply.getInt32("nUpserted").getValue(),
            reply.getInt32("nDeleted").getValue());
  }

  private static String results(BsonDocument reply) {
    return TestServer.json(
        new BsonDocument("b", reply.getDocument("cursor").getArray("firstBatch")));
  }

  @Test
  void writesInSeveralCollectionsAndDatabasesInTheOrderOfTheOps() {
    BsonDocument reply =
        bulk(
            insert(0, 1)
                + ","
                + insert(1, 1)
                + ", {update: 0, filter: {_id: 1}, updateMods: {$set: {x: 5}}}"
                + ", {update: 1, filter: {_id: 7}, updateMods: {$set: {x: 5}}, upsert: true}"
                + ", {delete: 1, filter: {_id: 1}}",
            "");
    assertThat(counts(reply)).isEqualTo("0 2 1 1 1 1");
    assertThat(results(reply))
        .contains("{\"ok\": 1.0, \"idx\": 2, \"n\": 1, \"nModified\": 1}")
        .contains("\"upserted\": {\"_id\": 7}");
    assertThat(server.batch("{find: 'a', projection: {x: 1}}"))
        .isEqualTo("[{\"_id\": 1, \"x\": 5}]");
    assertThat(server.run("other", "{count: 'b'}").getInt32("n").getValue()).isEqualTo(1);
  }

  @Test
  void stopsAtTheFirstErrorOnlyIfTheOpsAreOrdered() {
    String ops = insert(0, 1) + "," + insert(0, 1) + "," + insert(1, 2) + "," + insert(0, 3);
    BsonDocument ordered = bulk(ops, "");
    assertThat(counts(ordered)).isEqualTo("1 1 0 0 0 0");
    assertThat(results(ordered)).contains("\"code\": 11000").doesNotContain("\"idx\": 2");
    BsonDocument unordered = bulk(ops, ", ordered: false, errorsOnly: true");
    assertThat(counts(unordered)).isEqualTo("2 2 0 0 0 0");
    assertThat(results(unordered)).contains("\"idx\": 0").doesNotContain("\"idx\": 2");
  }

  @Test
  void givesTheResultsInBatches() {
    String ops = insert(0, 1) + "," + insert(0, 2) + "," + insert(0, 3);
    BsonDocument cursor = bulk(ops, ", cursor: {batchSize: 1}").getDocument("cursor");
    assertThat(cursor.getString("ns").getValue()).isEqualTo("admin.$cmd.bulkWrite");
    assertThat(cursor.getArray("firstBatch")).hasSize(1);
    BsonDocument more =
        server.run(
            "admin",
            "{getMore: {$numberLong: '%s'}, collection: '$cmd.bulkWrite'}"
                .formatted(cursor.getInt64("id").getValue()));
    assertThat(more.getDocument("cursor").getArray("nextBatch")).hasSize(2);
  }

  @Test
  void refusesMistakesBeforeAnythingIsWritten() {
    assertThat(TestServer.code(bulk(insert(0, 1) + ", {replace: 0}", ""))).isEqualTo(40415);
    assertThat(TestServer.code(bulk(insert(0, 1) + ", {delete: 0}", ""))).isEqualTo(40414);
    assertThat(TestServer.code(bulk(insert(0, 1) + "," + insert(3, 1), ""))).isEqualTo(2);
    assertThat(TestServer.code(bulk(insert(0, 1) + ", {update: 0, filter: {}}", "")))
        .isEqualTo(40414);
    assertThat(TestServer.code(bulk("", ""))).isEqualTo(16);
    assertThat(server.code("{bulkWrite: 1, ops: [], nsInfo: []}")).isEqualTo(13);
    assertThat(server.batch("{find: 'a'}")).isEqualTo("[]");
  }

  @Test
  void appliesARetriedWriteOnce() {
    bulk(insert(0, 1), "");
    String ops = "{update: 0, filter: {_id: 1}, updateMods: {$inc: {x: 1}}}," + insert(1, 1);
    assertThat(counts(bulk(ops, SESSION))).isEqualTo("0 1 1 1 0 0");
    assertThat(counts(bulk(ops, SESSION))).isEqualTo("0 1 1 1 0 0");
    assertThat(server.batch("{find: 'a', projection: {x: 1}}"))
        .isEqualTo("[{\"_id\": 1, \"x\": 1}]");
  }

  @Test
  void knowsExpectedVersionsAndSoftDelete() {
    bulk(insert(0, 1) + "," + insert(0, 2), "");
    BsonDocument reply =
        bulk(
            "{update: 0, filter: {_id: 1}, updateMods: {$set: {x: 1}}, expectedVersion: 7}"
                + ", {delete: 0, filter: {_id: 2, $expectedVersion: 1, $softDelete: true}}"
                + ", {delete: 0, filter: {_id: 1}, softDelete: true}",
            ", ordered: false");
    assertThat(counts(reply)).isEqualTo("1 0 0 0 0 2");
    assertThat(results(reply)).contains("\"code\": 2000000409").contains("\"expectedVersion\": 7");
    assertThat(server.batch("{find: 'a', filter: {$archived: 'only'}, projection: {_archived: 1}}"))
        .contains("\"_id\": 1")
        .contains("\"_id\": 2");
  }
}
