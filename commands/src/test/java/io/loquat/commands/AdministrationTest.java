package io.loquat.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.bson.BsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Databases, collections, their sizes and plans. */
class AdministrationTest {
  @TempDir Path folder;
  private TestServer server;

  @BeforeEach
  void start() {
    server = TestServer.hidden(folder);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void createsListsRenamesAndDropsCollections() {
    server.ok("{create: 'a'}");
    server.ok("{create: 'a'}");
    server.ok("{insert: 'b', documents: [{_id: 1}]}");
    assertThat(server.batch("{listCollections: 1, nameOnly: true}"))
        .isEqualTo(
            "[{\"name\": \"a\", \"type\": \"collection\"}, {\"name\": \"b\", \"type\":"
                + " \"collection\"}]");
    assertThat(server.batch("{listCollections: 1, filter: {name: 'b'}}"))
        .contains("\"uuid\"", "\"idIndex\"")
        .doesNotContain("\"a\"");
    assertThat(rename("{renameCollection: 'db.b', to: 'db.a'}")).isEqualTo(48);
    assertThat(rename("{renameCollection: 'db.b', to: 'db.a', dropTarget: true}")).isZero();
    assertThat(rename("{renameCollection: 'db.none', to: 'db.x'}")).isEqualTo(26);
    assertThat(rename("{renameCollection: 'db.a', to: 'other.a'}")).isZero();
    assertThat(rename("{renameCollection: 'other.a', to: 'db.a'}")).isZero();
    assertThat(server.batch("{find: 'a'}")).isEqualTo("[{\"_id\": 1}]");
    assertThat(server.ok("{drop: 'a'}"))
        .isEqualTo("{\"nIndexesWas\": 1, \"ns\": \"db.a\", \"ok\": 1.0}");
    assertThat(server.ok("{drop: 'a'}")).isEqualTo("{\"ok\": 1.0}");
  }

  private int rename(String command) {
    return TestServer.code(server.run("admin", command));
  }

  @Test
  void refusesOptionsThatItCannotKeep() {
    assertThat(server.code("{create: 'a', encryptedFields: {fields: []}}")).isEqualTo(6346402);
    assertThat(server.code("{create: 'a', recordPreImages: true}")).isEqualTo(40415);
    assertThat(server.code("{create: 'a', capped: true}")).isEqualTo(72);
    assertThat(server.code("{create: 'a', pipeline: []}")).isEqualTo(72);
    assertThat(server.code("{create: 'a', size: 1000}")).isEqualTo(72);
    assertThat(server.code("{create: 'a', capped: true}")).isEqualTo(72);
    assertThat(server.batch("{listCollections: 1}")).isEqualTo("[]");
  }

  @Test
  void listsAndDropsDatabases() {
    server.ok("{insert: 'c', documents: [{_id: 1}]}");
    BsonDocument reply = server.run("admin", "{listDatabases: 1, filter: {name: 'db'}}");
    assertThat(reply.getArray("databases")).hasSize(1);
    assertThat(reply.getInt64("totalSize").getValue()).isPositive();
    server.ok("{dropDatabase: 1}");
    assertThat(server.run("admin", "{listDatabases: 1}").getArray("databases")).isEmpty();
    assertThat(TestServer.code(server.run("admin", "{dropDatabase: 1}"))).isEqualTo(20);
  }

  @Test
  void knowsTheIndexOnId() {
    server.ok("{create: 'a'}");
    assertThat(server.batch("{listIndexes: 'a'}"))
        .isEqualTo("[{\"v\": 2, \"key\": {\"_id\": 1}, \"name\": \"_id_\"}]");
    assertThat(server.code("{listIndexes: 'none'}")).isEqualTo(26);
    server.ok("{createIndexes: 'a', indexes: [{key: {_id: 1}, name: '_id_'}]}");
    assertThat(server.code("{createIndexes: 'a', indexes: [{key: {x: 0}, name: 'x_1'}]}"))
        .isEqualTo(67);
  }

  @Test
  void measuresCollectionsAndDatabases() {
    server.ok("{insert: 'c', documents: [{_id: 1}, {_id: 2}]}");
    assertThat(server.ok("{collStats: 'c'}"))
        .contains("\"count\": 2", "\"ns\": \"db.c\"")
        .doesNotContain("archivedCount");
    assertThat(server.ok("{dbStats: 1}")).contains("\"objects\": 2", "\"collections\": 1");
    assertThat(server.ok("{collStats: 'none'}")).contains("\"count\": 0");
  }

  @Test
  void explainsReadsAndWrites() {
    server.ok("{insert: 'c', documents: [{_id: 1, a: 1}, {_id: 2, a: 2}]}");
    assertThat(server.ok("{explain: {find: 'c', filter: {a: 2}}, verbosity: 'executionStats'}"))
        .contains("\"stage\": \"COLLSCAN\"", "\"sql\"", "\"parameters\"", "\"nReturned\": 1")
        .contains("\"totalDocsExamined\": 2");
    assertThat(server.ok("{explain: {find: 'c', filter: {_id: 2}}, verbosity: 'queryPlanner'}"))
        .contains("\"stage\": \"EXPRESS_IXSCAN\"")
        .doesNotContain("executionStats");
    assertThat(server.ok("{explain: {find: 'none'}}")).contains("\"stage\": \"EOF\"");
    for (String inner :
        new String[] {
          "{count: 'c', query: {a: 1}}",
          "{distinct: 'c', key: 'a'}",
          "{aggregate: 'c', pipeline: [{$match: {a: 1}}], cursor: {}}",
          "{update: 'c', updates: [{q: {a: 1}, u: {$set: {b: 1}}}]}",
          "{delete: 'c', deletes: [{q: {a: 1}, limit: 0}]}",
          "{findAndModify: 'c', query: {a: 1}, remove: true}"
        }) {
      assertThat(server.ok("{explain: " + inner + "}")).contains("\"winningPlan\"");
    }
    assertThat(server.ok("{count: 'c', query: {b: 1}}")).contains("\"n\": 0");
    assertThat(server.code("{explain: {insert: 'c', documents: [{}]}}")).isEqualTo(20);
  }
}
