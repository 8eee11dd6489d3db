package io.loquat.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Inserts, reads, updates and deletes in the drop-in profile. */
class CrudTest {
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

  private void insertThree() {
    server.ok("{insert: 'c', documents: [{_id: 1, a: 5}, {_id: 2, a: 7}, {_id: 3, a: 9}]}");
  }

  @Test
  void putsThePresentTimeForAnEmptyTimestampAtTheTop() {
    String empty = "{$timestamp: {t: 0, i: 0}}";
    server.ok(
        "{insert: 'c', documents: [{_id: %1$s, s: 'x', a: %1$s, n: {b: %1$s}, z: %1$s}]}"
            .formatted(empty));
    server.ok(
        "{update: 'c', updates: [{q: {_id: 2}, u: {k: 1, a: %1$s, n: {b: %1$s}}, upsert: true}]}"
            .formatted(empty));
    server.ok(
        "{update: 'c', updates: [{q: {_id: 3}, u: {$set: {a: %s}}, upsert: true}]}"
            .formatted(empty));
    assertThat(
            server.batch(
                "{find: 'c', filter: {a: {$gt: %s}}, projection: {_id: 1}}".formatted(empty)))
        .isEqualTo("[{\"_id\": {\"$timestamp\": {\"t\": 0, \"i\": 0}}}, {\"_id\": 2}]");
    assertThat(server.ok("{count: 'c', query: {'n.b': %s}}".formatted(empty))).contains("\"n\": 2");
    assertThat(server.ok("{count: 'c', query: {z: {$gt: %s}}}".formatted(empty)))
        .contains("\"n\": 1");
  }

  @Test
  void findsADocumentByItsId() {
    insertThree();
    assertThat(server.ok("{find: 'c', filter: {_id: 2}}"))
        .isEqualTo(
            "{\"cursor\": {\"firstBatch\": [{\"_id\": 2, \"a\": 7}], \"id\": 0, \"ns\": \"db.c\"},"
                + " \"ok\": 1.0}");
  }

  @Test
  void findsByFilterSortSkipLimitAndProjection() {
    insertThree();
    assertThat(
            server.batch(
                "{find: 'c', filter: {a: {$gt: 4}}, sort: {a: -1}, skip: 1, limit: 1,"
                    + " projection: {a: 1, _id: 0}}"))
        .isEqualTo("[{\"a\": 7}]");
  }

  @Test
  void findsNothingInAMissingDatabase() {
    assertThat(server.run("nowhere", "{find: 'c'}").getDocument("cursor").getArray("firstBatch"))
        .isEmpty();
    assertThat(server.batch("{find: 'c', filter: {_id: 1}}")).isEqualTo("[]");
  }

  @Test
  void insertsDocumentsOfASequenceSection() {
    List<RawBsonDocument> documents =
        List.of(RawBsonDocument.parse("{_id: 1}"), RawBsonDocument.parse("{x: 2, _id: 3}"));
    BsonDocument reply =
        server.run("db", BsonDocument.parse("{insert: 'c'}"), Map.of("documents", documents));
    assertThat(TestServer.json(reply)).isEqualTo("{\"n\": 2, \"ok\": 1.0}");
    assertThat(server.batch("{find: 'c'}")).isEqualTo("[{\"_id\": 1}, {\"_id\": 3, \"x\": 2}]");
  }

  @Test
  void givesADocumentWithoutIdAnObjectIdInFirstPlace() {
    server.ok("{insert: 'c', documents: [{a: 1}]}");
    BsonDocument found =
        server.run("{find: 'c'}").getDocument("cursor").getArray("firstBatch").get(0).asDocument();
    assertThat(found.getFirstKey()).isEqualTo("_id");
    assertThat(found.get("_id").isObjectId()).isTrue();
    assertThat(found.getInt32("a").getValue()).isEqualTo(1);
  }

  @Test
  void stopsAnOrderedInsertAtADuplicateKey() {
    server.ok("{insert: 'c', documents: [{_id: 2}]}");
    BsonDocument reply = server.run("{insert: 'c', documents: [{_id: 1}, {_id: 2}, {_id: 3}]}");
    assertThat(TestServer.json(reply))
        .isEqualTo(
            "{\"n\": 1, \"writeErrors\": [{\"index\": 1, \"code\": 11000, \"keyPattern\":"
                + " {\"_id\": 1}, \"keyValue\": {\"_id\": 2}, \"errmsg\": \"E11000 duplicate key"
                + " error collection: db.c index: _id_ dup key: { _id: 2 }\"}], \"ok\": 1.0}");
  }

  @Test
  void goesOnAfterADuplicateKeyInAnUnorderedInsert() {
    server.ok("{insert: 'c', documents: [{_id: 2}]}");
    BsonDocument reply =
        server.run(
            "{insert: 'c', ordered: false, documents: [{_id: 1}, {_id: 2}, {_id: [3]}, {_id: 3}]}");
    assertThat(reply.getInt32("n").getValue()).isEqualTo(2);
    assertThat(reply.getArray("writeErrors"))
        .extracting(error -> error.asDocument().getInt32("code").getValue())
        .containsExactly(11000, 53);
  }

  @Test
  void updatesOneAndMany() {
    insertThree();
    assertThat(server.ok("{update: 'c', updates: [{q: {_id: 1}, u: {$set: {a: 6}}}]}"))
        .isEqualTo("{\"n\": 1, \"nModified\": 1, \"ok\": 1.0}");
    assertThat(server.ok("{update: 'c', updates: [{q: {}, u: {$inc: {b: 1}}, multi: true}]}"))
        .isEqualTo("{\"n\": 3, \"nModified\": 3, \"ok\": 1.0}");
    assertThat(server.batch("{find: 'c', filter: {_id: 1}}"))
        .isEqualTo("[{\"_id\": 1, \"a\": 6, \"b\": 1}]");
  }

  @Test
  void countsAnUpdateThatChangesNothingAsMatchedOnly() {
    insertThree();
    assertThat(server.ok("{update: 'c', updates: [{q: {_id: 1}, u: {$set: {a: 5}}}]}"))
        .isEqualTo("{\"n\": 1, \"nModified\": 0, \"ok\": 1.0}");
  }

  @Test
  void replacesADocument() {
    insertThree();
    server.ok("{update: 'c', updates: [{q: {a: 7}, u: {z: 1}}]}");
    assertThat(server.batch("{find: 'c', filter: {_id: 2}}")).isEqualTo("[{\"_id\": 2, \"z\": 1}]");
  }

  @Test
  void upsertsWithTheFieldsOfTheFilter() {
    assertThat(
            server.ok(
                "{update: 'c', updates: [{q: {_id: 9, k: 'x'}, u: {$set: {v: 1}}, upsert: true}]}"))
        .isEqualTo(
            "{\"n\": 1, \"upserted\": [{\"index\": 0, \"_id\": 9}], \"nModified\": 0, \"ok\":"
                + " 1.0}");
    assertThat(server.batch("{find: 'c'}")).isEqualTo("[{\"_id\": 9, \"k\": \"x\", \"v\": 1}]");
  }

  @Test
  void reportsAFailedUpdateAsAWriteErrorAndKeepsThoseBefore() {
    insertThree();
    BsonDocument reply =
        server.run(
            "{update: 'c', updates: [{q: {_id: 1}, u: {$set: {a: 1}}},"
                + " {q: {_id: 2}, u: {$set: {_id: 8}}}, {q: {_id: 3}, u: {$set: {a: 1}}}]}");
    assertThat(TestServer.code(reply)).isEqualTo(66);
    assertThat(server.ok("{count: 'c', query: {a: 1}}")).isEqualTo("{\"n\": 1, \"ok\": 1.0}");
  }

  @Test
  void refusesToReplaceMany() {
    insertThree();
    assertThat(server.code("{update: 'c', updates: [{q: {}, u: {a: 1}, multi: true}]}"))
        .isEqualTo(9);
  }

  @Test
  void deletesOneAndMany() {
    insertThree();
    assertThat(server.ok("{delete: 'c', deletes: [{q: {}, limit: 1}]}"))
        .isEqualTo("{\"n\": 1, \"ok\": 1.0}");
    assertThat(server.ok("{delete: 'c', deletes: [{q: {a: {$gt: 0}}, limit: 0}]}"))
        .isEqualTo("{\"n\": 2, \"ok\": 1.0}");
    assertThat(server.code("{delete: 'c', deletes: [{q: {}, limit: 2}]}")).isEqualTo(9);
  }

  @Test
  void modifiesADocumentAndReturnsItOldOrNew() {
    insertThree();
    assertThat(server.ok("{findAndModify: 'c', query: {_id: 1}, update: {$inc: {a: 1}}}"))
        .isEqualTo(
            "{\"lastErrorObject\": {\"n\": 1, \"updatedExisting\": true}, \"value\": {\"_id\": 1,"
                + " \"a\": 5}, \"ok\": 1.0}");
    assertThat(
            server.ok(
                "{findAndModify: 'c', query: {}, sort: {a: -1}, update: {$inc: {a: 1}}, new: true,"
                    + " fields: {a: 1}}"))
        .contains("\"value\": {\"_id\": 3, \"a\": 10}");
    assertThat(server.ok("{findAndModify: 'c', query: {_id: 3}, remove: true}"))
        .isEqualTo(
            "{\"lastErrorObject\": {\"n\": 1}, \"value\": {\"_id\": 3, \"a\": 10}, \"ok\": 1.0}");
  }

  @Test
  void upsertsByFindAndModify() {
    assertThat(
            server.ok(
                "{findAndModify: 'c', query: {_id: 4}, update: {$set: {a: 1}}, upsert: true,"
                    + " new: true}"))
        .isEqualTo(
            "{\"lastErrorObject\": {\"n\": 1, \"updatedExisting\": false, \"upserted\": 4},"
                + " \"value\": {\"_id\": 4, \"a\": 1}, \"ok\": 1.0}");
    assertThat(server.ok("{findAndModify: 'c', query: {_id: 5}, update: {a: 1}}"))
        .isEqualTo(
            "{\"lastErrorObject\": {\"n\": 0, \"updatedExisting\": false}, \"value\": null,"
                + " \"ok\": 1.0}");
  }

  @Test
  void countsAndListsDistinctValues() {
    server.ok(
        "{insert: 'c', documents: [{_id: 1, t: ['x', 'y']}, {_id: 2, t: 'x'}, {_id: 3, t: 5},"
            + " {_id: 4, t: 5.0}]}");
    assertThat(server.ok("{count: 'c', query: {t: 'x'}}")).isEqualTo("{\"n\": 2, \"ok\": 1.0}");
    assertThat(server.ok("{count: 'c', skip: 1, limit: -2}")).isEqualTo("{\"n\": 2, \"ok\": 1.0}");
    assertThat(server.ok("{distinct: 'c', key: 't'}"))
        .isEqualTo("{\"values\": [5, \"x\", \"y\"], \"ok\": 1.0}");
  }
}
