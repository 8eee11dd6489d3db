package io.loquat.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Open cursors whose collection or index goes away. */
class KilledCursorTest {
  private static final int KILLED = 175;
  private static final String MOVED_ON = "Executor error during getMore :: caused by :: ";

  @TempDir Path folder;
  private TestServer server;

  @BeforeEach
  void start() {
    server = TestServer.hidden(folder);
    server.ok(
        "{createIndexes: 'c', indexes: [{key: {a: 1}, name: 'a'}, {key: {b: 1}, name: 'b'},"
            + " {key: {g: '2dsphere'}, name: 'g'}, {key: {p: '2d'}, name: 'p'},"
            + " {key: {t: 'text'}, name: 't'}, {key: {h: 'hashed'}, name: 'h'},"
            + " {key: {'w.$**': 1}, name: 'w'}]}");
    for (int i = 0; i < 10; i++) {
      String document =
          "{_id: %1$d, a: %1$d, b: %1$d, g: [%1$d, 0], p: [%1$d, 0], t: 'x', h: 1, w: {x: %1$d}}";
      server.ok("{insert: 'c', documents: [" + document.formatted(i) + "]}");
    }
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private long open(String command) {
    BsonDocument reply = server.run(command);
    assertThat(reply).as(reply.toJson()).containsKey("cursor");
    BsonDocument cursor = reply.getDocument("cursor");
    assertThat(cursor.getArray("firstBatch")).hasSize(2);
    return cursor.getInt64("id").getValue();
  }

  private BsonDocument more(long id) {
    return server.run("{getMore: {$numberLong: '" + id + "'}, collection: 'c'}");
  }

  private static String find(String rest) {
    return "{find: 'c', batchSize: 2, " + rest + "}";
  }

  private void assertKilled(long id, String message) {
    BsonDocument reply = more(id);
    assertThat(reply.getInt32("code", null)).as(reply.toJson()).isNotNull();
    assertThat(reply.getInt32("code").getValue()).isEqualTo(KILLED);
    assertThat(reply.getString("codeName")).isEqualTo(new BsonString("QueryPlanKilled"));
    assertThat(reply.getString("errmsg").getValue()).startsWith(MOVED_ON + message);
    assertThat(more(id).getInt32("code").getValue()).isEqualTo(43);
  }

  private void assertGoesOn(long id) {
    BsonDocument reply = more(id);
    assertThat(reply).as(reply.toJson()).containsKey("cursor");
    assertThat(reply.getDocument("cursor").getArray("nextBatch")).hasSize(8);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a | filter: {a: {$gte: 0}}",
        "a | hint: 'a'",
        "a | filter: {a: {$gte: 0}}, sort: {h: 1}",
        "a | sort: {a: -1}",
        "a | filter: {a: {$gte: 0}}, projection: {_id: 0, a: 1}",
        "a | filter: {$or: [{a: {$lt: 5}}, {b: {$gte: 5}}]}",
        "b | filter: {$or: [{a: {$lt: 5}}, {b: {$gte: 5}}]}",
        "g | filter: {g: {$nearSphere: [0, 0]}}",
        "g | filter: {g: {$geoWithin: {$centerSphere: [[0, 0], 1]}}}",
        "p | filter: {p: {$near: [0, 0]}}",
        "t | filter: {$text: {$search: 'x'}}",
        "t | filter: {$text: {$search: 'x'}}, sort: {s: {$meta: 'textScore'}}",
        "h | filter: {h: 1}",
        "w | filter: {'w.x': {$gte: 0}}"
      })
  void aDroppedIndexKillsTheCursorsThatReadIt(String index, String query) {
    long id = open(find(query));

    server.ok("{dropIndexes: 'c', index: '" + index + "'}");

    assertKilled(id, "query plan killed :: index '" + index + "' dropped");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{find: 'c', batchSize: 2}",
        "{find: 'c', batchSize: 2, sort: {_id: -1}}",
        "{find: 'c', batchSize: 2, filter: {_id: {$gte: 0}}}",
        "{find: 'c', batchSize: 2, filter: {_id: {$in: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]}}}",
        "{find: 'c', batchSize: 2, sort: {h: 1}}",
        "{find: 'c', batchSize: 2, hint: {$natural: 1}, filter: {a: {$gte: 0}}}",
        "{find: 'c', batchSize: 2, filter: {b: {$gte: 0}}}",
        "{find: 'c', batchSize: 2, filter: {$text: {$search: 'x'}}}",
        "{aggregate: 'c', cursor: {batchSize: 2}, pipeline: [{$match: {b: {$gte: 0}}}]}"
      })
  void cursorsThatDoNotReadItGoOn(String command) {
    long id = open(command);

    server.ok("{dropIndexes: 'c', index: 'a'}");

    assertGoesOn(id);
  }

  @Test
  void anotherIndexOfTheSameNameIsNotTheSame() {
    long id = open(find("filter: {a: {$gte: 0}}"));

    server.ok("{dropIndexes: 'c', index: 'a'}");
    server.ok("{createIndexes: 'c', indexes: [{key: {a: 1}, name: 'a'}]}");

    assertKilled(id, "query plan killed :: index 'a' dropped");
  }

  @Test
  void allIndexesMayGoAtOnce() {
    long scan = open(find("filter: {}"));
    long indexed = open(find("filter: {a: {$gte: 0}}"));

    server.ok("{dropIndexes: 'c', index: '*'}");

    assertGoesOn(scan);
    assertKilled(indexed, "query plan killed :: index 'a' dropped");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "filter: {}",
        "filter: {a: {$gte: 0}}",
        "filter: {g: {$nearSphere: [0, 0]}}",
        "filter: {$text: {$search: 'x'}}",
        "sort: {h: 1}",
        "sort: {_id: 1}"
      })
  void aCollectionThatIsDroppedOrRenamedKillsAllItsCursors(String query) {
    long first = open(find(query));
    server.run("admin", "{renameCollection: 'db.c', to: 'db.d'}");
    assertKilled(first, "collection renamed from 'db.c' to 'db.d'. UUID ");
    server.run("admin", "{renameCollection: 'db.d', to: 'db.c'}");

    long second = open(find(query));
    server.ok("{drop: 'c'}");
    assertKilled(second, "collection dropped. UUID ");
  }

  @Test
  void aHiddenIndexAnswersWhatItBegan() {
    long id = open(find("filter: {a: {$gte: 0}}"));

    server.ok("{collMod: 'c', index: {name: 'a', hidden: true}}");

    assertGoesOn(id);
  }
}
