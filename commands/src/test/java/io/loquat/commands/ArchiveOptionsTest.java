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

/** The options of collections that concern archived documents, and retention. */
class ArchiveOptionsTest {
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

  private String options(String collection) {
    BsonDocument listed =
        server
            .run("{listCollections: 1, filter: {name: '" + collection + "'}}")
            .getDocument("cursor")
            .getArray("firstBatch")
            .get(0)
            .asDocument();
    return TestServer.json(listed.getDocument("options"));
  }

  private long retention(String figure) {
    return server
        .run("{serverStatus: 1}")
        .getDocument("loquat")
        .getDocument("retention")
        .getInt64(figure)
        .getValue();
  }

  @Test
  void createsACollectionWithThemAndListsThem() {
    server.ok("{create: 'c', softDelete: true, expireArchivedAfterSeconds: 60.0}");
    assertThat(options("c"))
        .isEqualTo("{\"softDelete\": true, \"expireArchivedAfterSeconds\": 60}");
    server.ok("{create: 'd', softDelete: false, expireArchivedAfterSeconds: null}");
    assertThat(options("d")).isEqualTo("{}");
  }

  @Test
  void takesARepeatedCreateForTheSameOnlyWithTheSameOptions() {
    server.ok("{create: 'c', softDelete: true, expireArchivedAfterSeconds: 60}");
    server.ok("{create: 'c', expireArchivedAfterSeconds: {$numberLong: '60'}, softDelete: true}");
    assertThat(server.code("{create: 'c', softDelete: true}")).isEqualTo(48);
    assertThat(server.code("{create: 'c'}")).isEqualTo(48);
    assertThat(server.code("{create: 'c', softDelete: true, expireArchivedAfterSeconds: 61}"))
        .isEqualTo(48);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "14  | softDelete: 'yes'",
        "14  | softDelete: 1",
        "14  | expireArchivedAfterSeconds: 'x'",
        "14  | expireArchivedAfterSeconds: true",
        "14  | expireArchivedAfterSeconds: {}",
        "2   | expireArchivedAfterSeconds: -1",
        "2   | expireArchivedAfterSeconds: 1.5",
        "2   | expireArchivedAfterSeconds: {$numberLong: '2147483648'}",
        "2   | expireArchivedAfterSeconds: {$numberDecimal: '1E+400'}",
        "2   | expireArchivedAfterSeconds: {$numberDecimal: '0.5'}",
        "2   | expireArchivedAfterSeconds: {$numberDouble: 'NaN'}",
        "0   | expireArchivedAfterSeconds: 0",
        "0   | expireArchivedAfterSeconds: 2147483647",
      })
  void checksThemInCreateAndInCollMod(int code, String option) {
    server.ok("{create: 'there'}");
    BsonDocument created = server.run("{create: 'c', " + option + "}");
    assertThat(TestServer.code(created)).as(created.toJson()).isEqualTo(code);
    BsonDocument changed = server.run("{collMod: 'there', " + option + "}");
    assertThat(TestServer.code(changed)).as(changed.toJson()).isEqualTo(code);
  }

  @Test
  void changesThemAndSaysWhatTheyWere() {
    server.ok("{create: 'c', systemFields: 'visible'}");
    assertThat(server.ok("{collMod: 'c', softDelete: true, expireArchivedAfterSeconds: 9}"))
        .isEqualTo(
            "{\"softDelete_old\": false, \"softDelete_new\": true,"
                + " \"expireArchivedAfterSeconds_new\": 9, \"ok\": 1.0}");
    assertThat(server.ok("{collMod: 'c', expireArchivedAfterSeconds: 10}"))
        .isEqualTo(
            "{\"expireArchivedAfterSeconds_old\": 9, \"expireArchivedAfterSeconds_new\": 10,"
                + " \"ok\": 1.0}");
    assertThat(options("c"))
        .isEqualTo(
            "{\"systemFields\": \"visible\", \"softDelete\": true,"
                + " \"expireArchivedAfterSeconds\": 10}");
    assertThat(server.ok("{collMod: 'c', softDelete: false, expireArchivedAfterSeconds: null}"))
        .isEqualTo(
            "{\"softDelete_old\": true, \"softDelete_new\": false,"
                + " \"expireArchivedAfterSeconds_old\": 10, \"ok\": 1.0}");
    assertThat(options("c")).isEqualTo("{\"systemFields\": \"visible\"}");
    server.ok("{collMod: 'c', softDelete: true}");
    server.ok("{collMod: 'c', softDelete: null}");
    assertThat(server.ok("{collMod: 'c'}")).isEqualTo("{\"ok\": 1.0}");
    assertThat(options("c")).isEqualTo("{\"systemFields\": \"visible\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "26    | {collMod: 'none', softDelete: true}",
        "73    | {collMod: ''}",
        "2     | {collMod: 'c', index: {name: '_id_', hidden: true}}",
        "72    | {collMod: 'c', expireAfterSeconds: 5}",
        "72    | {collMod: 'c', cappedSize: 5}",
        "72    | {collMod: 'c', timeseries: {}}",
        "26    | {collMod: 'none', cappedMax: 5}",
        "14    | {collMod: 'c', index: 'x'}",
        "14    | {collMod: 'c', changeStreamPreAndPostImages: false}",
        "40414 | {collMod: 'c', changeStreamPreAndPostImages: {}}",
        "0     | {collMod: 'c', changeStreamPreAndPostImages: {enabled: false}}",
        "40415 | {collMod: 'c', nonsense: 5}",
        "2     | {collMod: 'c', softDelete: true, writeConcern: {w: 2}}",
      })
  void refusesWhatItCannotChange(int code, String command) {
    server.ok("{create: 'c'}");
    BsonDocument reply = server.run(command);
    assertThat(TestServer.code(reply)).as(reply.toJson()).isEqualTo(code);
    assertThat(options("c")).isEqualTo("{}");
  }

  @Test
  void archivesFromTheChangeOn() {
    server.ok("{insert: 'c', documents: [{_id: 1}, {_id: 2}]}");
    server.ok("{delete: 'c', deletes: [{q: {_id: 1}, limit: 1}]}");
    server.ok("{collMod: 'c', softDelete: true}");
    server.ok("{delete: 'c', deletes: [{q: {_id: 2}, limit: 1}]}");
    assertThat(server.batch("{listArchivedDocuments: 'c'}")).isEqualTo("[{\"_id\": 2}]");
  }

  @Test
  void keepsThemThroughARenameAndDropsArchivedDocumentsWithTheCollection() {
    server.ok("{create: 'c', softDelete: true}");
    server.ok("{insert: 'c', documents: [{_id: 1}]}");
    server.ok("{delete: 'c', deletes: [{q: {}, limit: 0}]}");
    server.run("admin", "{renameCollection: 'db.c', to: 'db.d'}");
    assertThat(options("d")).isEqualTo("{\"softDelete\": true}");
    assertThat(server.batch("{listArchivedDocuments: 'd'}")).isEqualTo("[{\"_id\": 1}]");
    server.ok("{drop: 'd'}");
    server.ok("{insert: 'd', documents: [{_id: 1}]}");
    assertThat(server.batch("{listArchivedDocuments: 'd'}")).isEqualTo("[]");
  }

  @Test
  void endsTheRetentionOfArchivedDocuments() {
    server.ok("{create: 'c', softDelete: true, expireArchivedAfterSeconds: 0}");
    server.ok("{insert: 'c', documents: [{_id: 1}, {_id: 2}, {_id: 3}]}");
    server.sweep();
    server.ok("{delete: 'c', deletes: [{q: {_id: 1}, limit: 1}]}");
    server.ok("{findAndModify: 'c', query: {_id: 2}, remove: true}");
    server.sweep();
    assertThat(server.batch("{find: 'c', filter: {$archived: 'include'}}"))
        .isEqualTo("[{\"_id\": 3}]");
    assertThat(retention("archivedDocumentsPurged")).isEqualTo(2);
    assertThat(retention("sweeps")).isEqualTo(2);
    assertThat(retention("failures")).isZero();
  }

  @Test
  void endsTheRetentionOfWhatWasArchivedBeforeThereWasAny() {
    server.ok("{insert: 'c', documents: [{_id: 1}, {_id: 2}]}");
    server.ok("{delete: 'c', deletes: [{q: {_id: 1, $softDelete: true}, limit: 1}]}");
    server.sweep();
    server.ok("{collMod: 'c', expireArchivedAfterSeconds: 3600}");
    server.sweep();
    assertThat(retention("archivedDocumentsPurged")).isZero();
    server.ok("{collMod: 'c', expireArchivedAfterSeconds: 0}");
    server.sweep();
    assertThat(retention("archivedDocumentsPurged")).isEqualTo(1);
  }
}
