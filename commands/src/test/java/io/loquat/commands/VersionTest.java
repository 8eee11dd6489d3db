package io.loquat.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.bson.BsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** System fields, expected versions and metadata in the visible profile. */
class VersionTest {
  private static final int MISMATCH = 2_000_000_409;

  @TempDir Path folder;
  private TestServer server;

  @BeforeEach
  void start() {
    server = TestServer.visible(folder);
    server.ok("{insert: 'c', documents: [{_id: 'u1', a: 1, _version: 77}], metadata: {by: 'me'}}");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private BsonDocument one() {
    return server
        .run("{find: 'c', filter: {_id: 'u1'}}")
        .getDocument("cursor")
        .getArray("firstBatch")
        .get(0)
        .asDocument();
  }

  @Test
  void endsDocumentsWithSystemFields() {
    assertThat(one().keySet()).containsExactly("_id", "a", "_version", "_created", "_updated");
    assertThat(one().getInt64("_version").getValue()).isEqualTo(1);
  }

  @Test
  void updatesOnlyTheExpectedVersion() {
    String update =
        "{update: 'c', updates: [{q: {_id: 'u1', $expectedVersion: 1}, u: {$inc: {a: 1}}}]}";
    assertThat(server.ok(update)).contains("\"nModified\": 1");
    BsonDocument reply = server.run(update);
    BsonDocument error = reply.getArray("writeErrors").get(0).asDocument();
    assertThat(error.getInt32("code").getValue()).isEqualTo(MISMATCH);
    assertThat(TestServer.json(error.getDocument("errInfo")))
        .isEqualTo("{\"expectedVersion\": 1, \"actualVersion\": 2, \"documentId\": \"u1\"}");
    assertThat(one().getInt32("a").getValue()).isEqualTo(2);
  }

  @Test
  void takesTheExpectedVersionBesideTheFilterToo() {
    assertThat(
            server.code(
                "{update: 'c', updates: [{q: {_id: 'u1'}, u: {a: 2}, expectedVersion: 5}]}"))
        .isEqualTo(MISMATCH);
    assertThat(
            server.code("{delete: 'c', deletes: [{q: {_id: 'u1'}, limit: 1, expectedVersion: 5}]}"))
        .isEqualTo(MISMATCH);
    assertThat(
            server.code(
                "{findAndModify: 'c', query: {_id: 'u1'}, update: {a: 2}, expectedVersion: 5}"))
        .isEqualTo(MISMATCH);
    assertThat(one().getInt64("_version").getValue()).isEqualTo(1);
  }

  @Test
  void givesErrInfoAtTopLevelForFindAndModify() {
    BsonDocument reply =
        server.run("{findAndModify: 'c', query: {_id: 'u1', $expectedVersion: 9}, remove: true}");
    assertThat(reply.getDocument("errInfo").getInt64("actualVersion").getValue()).isEqualTo(1);
    assertThat(reply.getString("codeName").getValue()).isEqualTo("VersionMismatch");
  }

  @Test
  void expectsADocumentWhereThereIsNone() {
    assertThat(
            server.code(
                "{update: 'c', updates: [{q: {_id: 'x', $expectedVersion: 'DOCUMENT_EXISTS'}, u:"
                    + " {a: 1}, upsert: true}]}"))
        .isEqualTo(MISMATCH);
    assertThat(
            server.code(
                "{delete: 'none', deletes: [{q: {_id: 'x', $expectedVersion: 3}, limit: 1}]}"))
        .isEqualTo(MISMATCH);
    assertThat(server.ok("{count: 'c'}")).contains("\"n\": 1");
  }

  @Test
  void onlyInsertsWhereNoDocumentIsExpected() {
    String upsert =
        "{update: 'c', updates: [{q: {_id: 'n', $expectedVersion: 'DOCUMENT_DOES_NOT_EXIST'}, u:"
            + " {$set: {a: 1}}, upsert: true}]}";
    assertThat(server.ok(upsert)).contains("\"upserted\"");
    assertThat(server.code(upsert)).isEqualTo(MISMATCH);
    String insert =
        "{insert: 'c', documents: [{_id: 'u1'}], expectedVersion: 'DOCUMENT_DOES_NOT_EXIST'}";
    assertThat(server.code(insert)).isEqualTo(MISMATCH);
    assertThat(server.code("{insert: 'c', documents: [{_id: 'u1'}]}")).isEqualTo(11000);
    assertThat(server.code("{insert: 'c', documents: [{}], expectedVersion: 1}")).isEqualTo(2);
  }

  @Test
  void readsVersionAndMetadataByMeta() {
    assertThat(
            server.batch(
                "{find: 'c', projection: {_id: 1, v: {$meta: 'version'}, m: {$meta: 'metadata'}}}"))
        .isEqualTo("[{\"_id\": \"u1\", \"v\": 1, \"m\": {\"by\": \"me\"}}]");
  }

  @Test
  void refusesToSetSystemFields() {
    assertThat(server.run("{update: 'c', updates: [{q: {}, u: {$set: {_version: 9}}}]}"))
        .containsKey("writeErrors");
  }

  @Test
  void createsACollectionWithTheOtherProfile() {
    server.ok("{create: 'h', systemFields: 'hidden'}");
    server.ok("{create: 'h', systemFields: 'hidden'}");
    assertThat(server.code("{create: 'h'}")).isEqualTo(48);
    server.ok("{insert: 'h', documents: [{_id: 1, _version: 'mine'}]}");
    server.ok("{update: 'h', updates: [{q: {_id: 1}, u: {$set: {_version: 'yours'}}}]}");
    assertThat(server.batch("{find: 'h'}")).isEqualTo("[{\"_id\": 1, \"_version\": \"yours\"}]");
    assertThat(server.batch("{find: 'h', filter: {_id: 1}}"))
        .isEqualTo("[{\"_id\": 1, \"_version\": \"yours\"}]");
  }
}
