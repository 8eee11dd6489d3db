package io.loquat.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.bson.BsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Deletes that archive: by the filter, by the statement, by the collection. */
class SoftDeleteTest {
  private static final int MISMATCH = 2_000_000_409;

  @TempDir Path folder;
  private TestServer server;

  @BeforeEach
  void start() {
    server = TestServer.hidden(folder);
    server.ok("{insert: 'c', documents: [{_id: 1, a: 1}, {_id: 2, a: 1}, {_id: 3, a: 2}]}");
    server.ok("{create: 's', softDelete: true}");
    server.ok("{insert: 's', documents: [{_id: 1}, {_id: 2}]}");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private String ids(String collection, String archived) {
    return server.batch(
        "{find: '"
            + collection
            + "', filter: {$archived: '"
            + archived
            + "'}, projection: {_id: 1}}");
  }

  private String live(String collection) {
    return server.batch("{find: '" + collection + "', projection: {_id: 1}}");
  }

  private long version(int id) {
    return server
        .run(
            "{find: 'c', filter: {_id: "
                + id
                + ", $archived: 'include'}, projection: {v: {$meta: 'version'}}}")
        .getDocument("cursor")
        .getArray("firstBatch")
        .get(0)
        .asDocument()
        .getInt64("v")
        .getValue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{delete: 'c', deletes: [{q: {_id: 1, $softDelete: true}, limit: 1}]}",
        "{delete: 'c', deletes: [{q: {_id: 1}, limit: 1, softDelete: true}]}",
        "{delete: 'c', deletes: [{q: {_id: 1, $softDelete: true}, limit: 0, softDelete: true}]}",
        "{delete: 'c', deletes: [{q: {_id: 1, $softDelete: true, $expectedVersion: 1,"
            + " $archived: 'exclude'}, limit: 1}]}",
        "{findAndModify: 'c', query: {_id: 1, $softDelete: true}, remove: true}",
        "{findAndModify: 'c', query: {_id: 1}, remove: true, softDelete: true}",
      })
  void archivesInEveryForm(String command) {
    server.ok(command);
    assertThat(live("c")).isEqualTo("[{\"_id\": 2}, {\"_id\": 3}]");
    assertThat(ids("c", "only")).isEqualTo("[{\"_id\": 1}]");
    assertThat(version(1)).isEqualTo(2);
  }

  @Test
  void deletesForGoodUnlessAskedToArchive() {
    server.ok("{delete: 'c', deletes: [{q: {_id: 1}, limit: 1, softDelete: false}]}");
    server.ok("{delete: 'c', deletes: [{q: {_id: 2, $softDelete: false}, limit: 1}]}");
    assertThat(ids("c", "include")).isEqualTo("[{\"_id\": 3}]");
  }

  @Test
  void archivesManyAtOnceAndCountsThem() {
    assertThat(server.ok("{delete: 'c', deletes: [{q: {a: 1, $softDelete: true}, limit: 0}]}"))
        .contains("\"n\": 2");
    assertThat(server.ok("{count: 'c'}")).contains("\"n\": 1");
    assertThat(server.ok("{delete: 'c', deletes: [{q: {a: 1, $softDelete: true}, limit: 0}]}"))
        .contains("\"n\": 0");
  }

  @Test
  void measuresArchivedDocumentsApart() {
    server.ok("{delete: 'c', deletes: [{q: {a: 1, $softDelete: true}, limit: 0}]}");
    assertThat(server.ok("{collStats: 'c'}")).contains("\"count\": 1", "\"archivedCount\": 2");
  }

  @Test
  void archivesOnlyTheExpectedVersion() {
    BsonDocument reply =
        server.run(
            "{delete: 'c', deletes: [{q: {_id: 1, $softDelete: true, $expectedVersion: 4}, limit:"
                + " 1}, {q: {_id: 2, $softDelete: true, $expectedVersion: 1}, limit: 1}],"
                + " ordered: false}");
    assertThat(TestServer.code(reply)).isEqualTo(MISMATCH);
    assertThat(reply.getInt32("n").getValue()).isEqualTo(1);
    assertThat(ids("c", "only")).isEqualTo("[{\"_id\": 2}]");
  }

  @Test
  void returnsTheDocumentAsItWas() {
    assertThat(
            TestServer.json(
                server.run(
                    "{findAndModify: 'c', query: {a: 1}, sort: {_id: -1}, remove: true, softDelete:"
                        + " true}")))
        .contains("\"value\": {\"_id\": 2, \"a\": 1}");
  }

  @Test
  void archivesEveryDeleteWhereTheCollectionSaysSo() {
    server.ok("{delete: 's', deletes: [{q: {_id: 1}, limit: 1}]}");
    server.ok("{findAndModify: 's', query: {_id: 2}, remove: true}");
    assertThat(live("s")).isEqualTo("[]");
    assertThat(ids("s", "only")).isEqualTo("[{\"_id\": 1}, {\"_id\": 2}]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{delete: 's', deletes: [{q: {_id: 1, $softDelete: false}, limit: 1}]}",
        "{delete: 's', deletes: [{q: {_id: 1}, limit: 1, softDelete: false}]}",
        "{delete: 's', deletes: [{q: {_id: 1, $archived: 'include'}, limit: 1}]}",
        "{delete: 's', deletes: [{q: {_id: 1, $archived: 'only'}, limit: 0}]}",
        "{findAndModify: 's', query: {_id: 1}, remove: true, softDelete: false}",
      })
  void deletesNothingForGoodWhereTheCollectionArchives(String command) {
    BsonDocument reply = server.run(command);
    assertThat(TestServer.code(reply)).isEqualTo(2);
    assertThat(reply.toJson()).contains("purgeDocuments");
    assertThat(ids("s", "include")).isEqualTo("[{\"_id\": 1}, {\"_id\": 2}]");
  }

  @Test
  void deletesArchivedDocumentsForGoodWhereTheCollectionDoesNotArchive() {
    server.ok("{delete: 'c', deletes: [{q: {a: 1, $softDelete: true}, limit: 0}]}");
    server.ok("{delete: 'c', deletes: [{q: {_id: 1, $archived: 'only'}, limit: 0}]}");
    server.ok("{delete: 'c', deletes: [{q: {$archived: 'include'}, limit: 0}]}");
    assertThat(ids("c", "include")).isEqualTo("[]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2  | {find: 'c', filter: {$softDelete: true}}",
        "2  | {count: 'c', query: {$softDelete: false}}",
        "2  | {distinct: 'c', key: 'a', query: {$softDelete: true}}",
        "2  | {aggregate: 'c', pipeline: [{$match: {$softDelete: true}}], cursor: {}}",
        "2  | {update: 'c', updates: [{q: {$softDelete: true}, u: {a: 1}}]}",
        "2  | {update: 'c', updates: [{q: {}, u: {a: 1}, softDelete: true}]}",
        "2  | {findAndModify: 'c', query: {$softDelete: true}, update: {a: 1}}",
        "2  | {findAndModify: 'c', query: {}, update: {a: 1}, softDelete: true}",
        "2  | {restoreDocuments: 'c', filter: {$softDelete: true}}",
        "2  | {delete: 'c', deletes: [{q: {$softDelete: true, $archived: 'only'}, limit: 1}]}",
        "2  | {delete: 'c', deletes: [{q: {$archived: 'include'}, limit: 1, softDelete: true}]}",
        "2  | {delete: 'c', deletes: [{q: {$softDelete: true}, limit: 1, softDelete: false}]}",
        "2  | {delete: 'c', deletes: [{q: {$nor: [{$softDelete: true}]}, limit: 1}]}",
        "14 | {delete: 'c', deletes: [{q: {$softDelete: 1}, limit: 1}]}",
        "14 | {delete: 'c', deletes: [{q: {}, limit: 1, softDelete: 'yes'}]}",
        "9  | {findAndModify: 'c', query: {_id: 1}, remove: true, metadata: {a: 1}}",
      })
  void saysWhereASoftDeleteCannotBe(int code, String command) {
    BsonDocument reply = server.run(command);
    assertThat(TestServer.code(reply)).as(reply.toJson()).isEqualTo(code);
    assertThat(live("c")).isEqualTo("[{\"_id\": 1}, {\"_id\": 2}, {\"_id\": 3}]");
  }

  @Test
  void namesThePathOfAMistake() {
    assertThat(server.errmsg("{find: 'c', filter: {$softDelete: true}}"))
        .isEqualTo("filter.$softDelete is only allowed where documents are deleted");
    assertThat(server.errmsg("{update: 'c', updates: [{q: {}, u: {}, softDelete: true}]}"))
        .isEqualTo("update.updates.softDelete is only allowed where documents are deleted");
    assertThat(server.errmsg("{find: 'c', filter: {$archived: 'yes'}}"))
        .isEqualTo("filter.$archived must be 'exclude', 'include' or 'only', not \"yes\"");
    assertThat(server.errmsg("{find: 'c', filter: {$or: [{$archived: 'only'}]}}"))
        .contains("must stand at the top level of a command's filter");
  }

  @Test
  void saysThatAnArchivedDocumentHasTheId() {
    server.ok("{delete: 's', deletes: [{q: {_id: 1}, limit: 1}]}");
    BsonDocument reply = server.run("{insert: 's', documents: [{_id: 1}]}");
    assertThat(TestServer.code(reply)).isEqualTo(11000);
    assertThat(reply.getArray("writeErrors").get(0).asDocument().getString("errmsg").getValue())
        .isEqualTo(
            "E11000 duplicate key error collection: db.s index: _id_ dup key: { _id: 1 } by an"
                + " archived document: restoreDocuments brings it back, purgeDocuments deletes it"
                + " for good");
    assertThat(
            server.code("{update: 's', updates: [{q: {_id: 1}, u: {$set: {a: 1}}, upsert: true}]}"))
        .isEqualTo(11000);
    assertThat(server.code("{findAndModify: 's', query: {_id: 1}, update: {a: 1}, upsert: true}"))
        .isEqualTo(11000);
  }

  @Test
  void tellsTheVersionOfAnArchivedDocumentWhereNoneIsExpected() {
    server.ok("{delete: 's', deletes: [{q: {_id: 1}, limit: 1}]}");
    for (String command :
        new String[] {
          "{insert: 's', documents: [{_id: 1}], expectedVersion: 'DOCUMENT_DOES_NOT_EXIST'}",
          "{update: 's', updates: [{q: {_id: 1}, u: {a: 1}, upsert: true, expectedVersion:"
              + " 'DOCUMENT_DOES_NOT_EXIST'}]}",
        }) {
      BsonDocument error = server.run(command).getArray("writeErrors").get(0).asDocument();
      assertThat(error.getInt32("code").getValue()).isEqualTo(MISMATCH);
      assertThat(error.getDocument("errInfo").getInt64("actualVersion").getValue()).isEqualTo(2);
    }
  }

  @Test
  void appliesASoftDeleteOnceHoweverOftenItIsSent() {
    String command =
        "{delete: 'c', deletes: [{q: {a: 1}, limit: 1, softDelete: true}],"
            + " lsid: {id: {$uuid: '00000000-0000-0000-0000-000000000007'}},"
            + " txnNumber: {$numberLong: '1'}}";
    assertThat(server.ok(command)).isEqualTo(server.ok(command));
    assertThat(ids("c", "only")).isEqualTo("[{\"_id\": 1}]");
  }
}
