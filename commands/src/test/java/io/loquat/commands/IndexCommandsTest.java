package io.loquat.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Collectors;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Indexes are made, listed, changed and dropped as MongoDB does it. */
class IndexCommandsTest {
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

  private static String creating(String index) {
    return "{createIndexes: 'c', indexes: [" + index + "]}";
  }

  @Test
  void countsIndexesBeforeAndAfter() {
    assertThat(server.ok(creating("{key: {a: 1}, name: 'a_1'}, {key: {b: -1}, name: 'b'}")))
        .contains("\"numIndexesBefore\": 1", "\"numIndexesAfter\": 3")
        .contains("\"createdCollectionAutomatically\": true")
        .doesNotContain("note");
    assertThat(server.ok(creating("{key: {a: 1}, name: 'a_1'}, {key: {_id: 1}, name: 'x'}")))
        .contains("\"numIndexesBefore\": 3", "\"numIndexesAfter\": 3")
        .contains("\"note\": \"all indexes already exist\"");
  }

  @Test
  void listsOptionsThatAreNotTheDefault() {
    server.ok(
        creating(
            "{key: {a: 1}, name: 'a', unique: 1, sparse: true, hidden: false, ns: 'x'},"
                + "{key: {b: 1}, name: 'b', expireAfterSeconds: 3600.5, v: 1},"
                + "{key: {a: 1, b: -1}, name: 'ab', hidden: true,"
                + " partialFilterExpression: {a: {$gt: 1}}, collation: {locale: 'simple'}}"));
    assertThat(server.batch("{listIndexes: 'c', cursor: {}}"))
        .contains("{\"v\": 2, \"key\": {\"_id\": 1}, \"name\": \"_id_\"}")
        .contains(
            "{\"v\": 2, \"key\": {\"a\": 1}, \"name\": \"a\", \"unique\": true, \"sparse\": true}")
        .contains("{\"v\": 1, \"key\": {\"b\": 1}, \"name\": \"b\", \"expireAfterSeconds\": 3600}")
        .contains(
            "{\"v\": 2, \"key\": {\"a\": 1, \"b\": -1}, \"name\": \"ab\", \"hidden\": true,"
                + " \"partialFilterExpression\": {\"a\": {\"$gt\": 1}}}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "67  | {key: {}, name: 'x'}",
        "67  | {key: {a: 0}, name: 'x'}",
        "67  | {key: {a: true}, name: 'x'}",
        "67  | {key: {a: 'other'}, name: 'x'}",
        "67  | {key: {a: ''}, name: 'x'}",
        "67  | {key: {'a..b': 1}, name: 'x'}",
        "67  | {key: {'.a': 1}, name: 'x'}",
        "67  | {key: {'a.$b': 1}, name: 'x'}",
        "0   | {key: {'a.$id': 1}, name: 'x'}",
        "67  | {key: {_fts: 1}, name: 'x'}",
        "67  | {key: {a: 'hashed', b: '2d'}, name: 'x'}",
        "9   | {key: {a: 1}}",
        "9   | {name: 'x'}",
        "14  | {key: 1, name: 'x'}",
        "14  | {key: {a: 1}, name: 1}",
        "2   | {key: {a: 1}, name: '*'}",
        "2   | {key: {a: 1}, name: '_id_'}",
        "2   | {key: {_id: -1}, name: 'x'}",
        "67  | {key: {a: 1}, name: ''}",
        "197 | {key: {a: 1}, name: 'x', other: 1}",
        "197 | {key: {_id: 1}, name: '_id_', hidden: true}",
        "2   | {key: {_id: 1}, name: '_id_', collation: {locale: 'en'}}",
        "14  | {key: {a: 1}, name: 'x', unique: 'yes'}",
        "14  | {key: {a: 1}, name: 'x', hidden: 1}",
        "14  | {key: {a: 1}, name: 'x', collation: null}",
        "2   | {key: {a: 1}, name: 'x', collation: {}}",
        "67  | {key: {a: 1}, name: 'x', v: 3}",
        "2   | {key: {a: 1}, name: 'x', v: 1.5}",
        "67  | {key: {a: 1}, name: 'x', v: 1, collation: {locale: 'en'}}",
        "67  | {key: {a: 1}, name: 'x', expireAfterSeconds: -1}",
        "67  | {key: {a: 1}, name: 'x', expireAfterSeconds: 2147483648}",
        "67  | {key: {a: 1}, name: 'x', expireAfterSeconds: NaN}",
        "67  | {key: {a: 1, b: 1}, name: 'x', expireAfterSeconds: 1}",
        "67  | {key: {a: 1}, name: 'x', unique: true, prepareUnique: true}",
        "67  | {key: {a: 1}, name: 'x', weights: {a: 1}}",
        "67  | {key: {a: 1}, name: 'x', sparse: true, partialFilterExpression: {a: 1}}",
        "67  | {key: {a: 1}, name: 'x', partialFilterExpression: {a: {$ne: 1}}}",
        "67  | {key: {a: 1}, name: 'x', partialFilterExpression: {a: {$exists: false}}}",
        "224 | {key: {a: 1}, name: 'x', partialFilterExpression: {$expr: {$eq: [1, 1]}}}",
        "0   | {key: {a: 1}, name: 'x', partialFilterExpression: {}}",
        "0   | {key: {a: 1}, name: 'x', partialFilterExpression: {$or: [{a: {$in: [1]}},"
            + " {b: {$type: 'int'}}]}}",
        "67  | {key: {a: 1}, name: 'x', storageEngine: {}}",
        "16764 | {key: {a: 'hashed'}, name: 'x', unique: true}",
        "31303 | {key: {a: 'hashed', b: 'hashed'}, name: 'x'}",
        "7246201 | {key: {'$**': 1, 'a.$**': 1}, name: 'x'}",
        "7246204 | {key: {'a.b': 1, 'a.$**': 1}, name: 'x'}",
        "67  | {key: {'$**': 1, a: 1}, name: 'x'}",
        "67  | {key: {'$**': 1}, name: 'x', unique: true}",
        "67  | {key: {'$**': 1}, name: 'x', expireAfterSeconds: 1}",
        "2   | {key: {a: 1}, name: 'x', wildcardProjection: {a: 1}}",
        "9   | {key: {'$**': 1}, name: 'x', wildcardProjection: {}}",
        "51271 | {key: {'$**': 1}, name: 'x', wildcardProjection: {a: 'b'}}",
        "0   | {key: {'$**': 1}, name: 'x', wildcardProjection: {a: {b: 1}}}",
        "0   | {key: {a: 1, '$**': 1}, name: 'x', wildcardProjection: {a: 0}}"
      })
  void checksEveryOption(int code, String index) {
    assertThat(server.code(creating(index))).as(index).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0  | {key: {a: 1}, name: 'a'}",
        "85 | {key: {a: 1}, name: 'other'}",
        "85 | {key: {a: 1}, name: 'a', hidden: true}",
        "85 | {key: {a: 1}, name: 'other', expireAfterSeconds: 1}",
        "86 | {key: {a: 1}, name: 'a', unique: true}",
        "86 | {key: {b: 1}, name: 'a'}",
        "86 | {key: {a: 1}, name: 'a', collation: {locale: 'en'}}",
        "0  | {key: {a: 1}, name: 'other', collation: {locale: 'en'}}",
        "0  | {key: {a: 1}, name: 'other', sparse: true}",
        "0  | {key: {a: 1}, name: 'other', partialFilterExpression: {a: 1}}",
        "0  | {key: {a: -1}, name: 'other'}",
        "68 | {key: {z: 1}, name: 'z'}, {key: {z: 1}, name: 'z'}"
      })
  void tellsIndexesApart(int code, String index) {
    server.ok(creating("{key: {a: 1}, name: 'a'}"));
    assertThat(server.code(creating(index))).as(index).isEqualTo(code);
  }

  @Test
  void refusesDuplicatesWhenItMakesAUniqueIndexAndLeavesNothingBehind() {
    server.ok("{insert: 'c', documents: [{_id: 1, a: 1}, {_id: 2, a: 1}]}");
    BsonDocument reply = server.run(creating("{key: {a: 1}, name: 'a', unique: true}"));
    assertThat(TestServer.code(reply)).isEqualTo(11000);
    assertThat(TestServer.json(reply))
        .contains("\"keyPattern\": {\"a\": 1}", "\"keyValue\": {\"a\": 1}");
    assertThat(server.batch("{listIndexes: 'c'}")).doesNotContain("unique");
  }

  @Test
  void tellsWhichKeyIsTaken() {
    server.ok(
        creating("{key: {a: 1}, name: 'a', unique: true, collation: {locale: 'en', strength: 2}}"));
    server.ok("{insert: 'c', documents: [{_id: 1, a: 'x'}]}");
    assertThat(server.run("{insert: 'c', documents: [{_id: 2, a: 'X'}]}").toJson())
        .contains("E11000 duplicate key error collection: db.c index: a collation: { locale: ")
        .contains("} dup key: { a: \\\"0x")
        .contains("\"collation\": {\"locale\": \"en\"")
        .doesNotContain("a: \\\"X\\\"");
  }

  @Test
  void dropsIndexesByNameKeyOrAll() {
    String four =
        creating(
            "{key: {a: 1}, name: 'a'}, {key: {b: 1}, name: 'b'}, {key: {d: 1}, name: 'd'},"
                + " {key: {d: 1}, name: 'd2', sparse: true}");
    server.ok(four);
    assertThat(server.ok("{dropIndexes: 'c', index: 'a'}")).contains("\"nIndexesWas\": 5");
    assertThat(server.ok("{dropIndexes: 'c', index: {b: 1}}")).contains("\"nIndexesWas\": 4");
    assertThat(server.code("{dropIndexes: 'c', index: {d: 1}}")).isEqualTo(181);
    assertThat(server.ok("{dropIndexes: 'c', index: ['d', 'd2']}")).contains("\"nIndexesWas\": 3");
    server.ok(four);
    assertThat(server.ok("{dropIndexes: 'c', index: '*'}"))
        .contains("\"msg\": \"non-_id indexes dropped for collection\"");
    assertThat(server.batch("{listIndexes: 'c'}")).doesNotContain("\"a\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "27    | {dropIndexes: 'c', index: 'x'}",
        "27    | {dropIndexes: 'c', index: {x: 1}}",
        "27    | {dropIndexes: 'c', index: ['x']}",
        "72    | {dropIndexes: 'c', index: '_id_'}",
        "72    | {dropIndexes: 'c', index: {_id: 1}}",
        "14    | {dropIndexes: 'c', index: 1}",
        "14    | {dropIndexes: 'c', index: ['x', 1]}",
        "40414 | {dropIndexes: 'c'}",
        "26    | {dropIndexes: 'none', index: '*'}",
        "40415 | {dropIndexes: 'c', index: '*', x: 1}"
      })
  void checksWhatIsToBeDropped(int code, String command) {
    server.ok("{create: 'c'}");
    assertThat(server.code(command)).as(command).isEqualTo(code);
  }

  @Test
  void changesAnIndexByCollMod() {
    server.ok(creating("{key: {a: 1}, name: 'a'}, {key: {t: 1, u: 1}, name: 'tu'}"));
    assertThat(server.ok("{collMod: 'c', index: {name: 'a', hidden: true, expireAfterSeconds: 5}}"))
        .contains("\"hidden_old\": false", "\"hidden_new\": true")
        .contains("\"expireAfterSeconds_new\": 5")
        .doesNotContain("expireAfterSeconds_old");
    assertThat(server.batch("{listIndexes: 'c'}"))
        .contains("\"hidden\": true", "\"expireAfterSeconds\": 5");
    server.ok("{collMod: 'c', index: {keyPattern: {a: 1}, hidden: false}}");
    assertThat(server.batch("{listIndexes: 'c'}")).doesNotContain("hidden");
  }

  @Test
  void makesAnIndexUniqueInTwoSteps() {
    server.ok("{insert: 'c', documents: [{_id: 1, a: 1}, {_id: 2, a: 1}]}");
    server.ok(creating("{key: {a: 1}, name: 'a'}"));
    assertThat(server.code("{collMod: 'c', index: {name: 'a', unique: true}}")).isEqualTo(72);
    assertThat(server.ok("{collMod: 'c', index: {name: 'a', prepareUnique: true}}"))
        .contains("\"prepareUnique_old\": false", "\"prepareUnique_new\": true");
    assertThat(server.code("{insert: 'c', documents: [{a: 1}]}")).isEqualTo(11000);
    assertThat(server.run("{collMod: 'c', index: {name: 'a', unique: true}}"))
        .containsEntry("code", new BsonInt32(359))
        .containsEntry("violations", BsonArray.parse("[{ids: [1, 2]}]"));
    server.ok("{delete: 'c', deletes: [{q: {_id: 2}, limit: 1}]}");
    assertThat(server.ok("{collMod: 'c', index: {name: 'a', unique: true}, dryRun: true}"))
        .doesNotContain("unique_new");
    assertThat(server.ok("{collMod: 'c', index: {name: 'a', unique: true}}"))
        .contains("\"unique_new\": true");
    assertThat(server.batch("{listIndexes: 'c'}"))
        .contains("\"name\": \"a\", \"unique\": true}")
        .doesNotContain("prepareUnique", "_trial_");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "72    | {collMod: 'c', index: {}}",
        "72    | {collMod: 'c', index: {name: 'a'}}",
        "72    | {collMod: 'c', index: {name: 'a', keyPattern: {a: 1}, hidden: true}}",
        "14    | {collMod: 'c', index: 5}",
        "14    | {collMod: 'c', index: {name: 'a', hidden: 'x'}}",
        "40415 | {collMod: 'c', index: {name: 'a', hidden: true, x: 1}}",
        "27    | {collMod: 'c', index: {name: 'x', hidden: true}}",
        "27    | {collMod: 'c', index: {keyPattern: {x: 1}, hidden: true}}",
        "181   | {collMod: 'c', index: {keyPattern: {a: 1}, hidden: true}}",
        "2     | {collMod: 'c', index: {name: '_id_', hidden: true}}",
        "72    | {collMod: 'c', index: {name: '_id_', expireAfterSeconds: 1}}",
        "72    | {collMod: 'c', index: {name: 'a', expireAfterSeconds: -1}}",
        "72    | {collMod: 'c', index: {name: 'ab', expireAfterSeconds: 1}}",
        "2     | {collMod: 'c', index: {name: 'a', unique: false}}",
        "72    | {collMod: 'c', index: {name: 'a', prepareUnique: true, hidden: true}}",
        "72    | {collMod: 'c', index: {name: 'a', hidden: true}, dryRun: true}"
      })
  void checksWhatIsToBeChanged(int code, String command) {
    server.ok(
        creating(
            "{key: {a: 1}, name: 'a'}, {key: {a: 1}, name: 's', sparse: true},"
                + " {key: {a: 1, b: 1}, name: 'ab'}"));
    assertThat(server.code(command)).as(command).isEqualTo(code);
  }

  @Test
  void appliesAnIndexFilterToQueriesOfItsWholeShape() {
    server.ok("{insert: 'c', documents: [{a: 1, b: 1}, {a: 1, b: 2}, {a: 2, b: 1}]}");
    server.ok(creating("{key: {a: 1}, name: 'a'}, {key: {b: 1}, name: 'b'}"));
    server.ok("{planCacheSetFilter: 'c', query: {a: 1, b: 1}, indexes: ['a']}");
    server.ok("{planCacheSetFilter: 'c', query: {a: 1, b: 1}, projection: {a: 1}, indexes: ['b']}");
    server.ok(
        "{planCacheSetFilter: 'c', query: {a: 1, b: 1}, collation: {locale: 'de'}, indexes:"
            + " ['x']}");
    assertThat(planned("filter: {a: 5, b: 5}"))
        .contains("\"indexName\": \"a\"", "\"indexFilterSet\": true");
    assertThat(planned("filter: {a: 5, b: 5}, projection: {a: true}"))
        .contains("\"indexName\": \"b\"");
    assertThat(planned("filter: {a: 5, b: 5}, hint: 'b'")).contains("\"indexName\": \"a\"");
    assertThat(planned("filter: {a: 5, b: 5}, collation: {locale: 'de'}")).contains("COLLSCAN");
    assertThat(planned("filter: {a: 5}, hint: 'a'"))
        .contains("\"indexFilterSet\": false", "planCacheShapeHash", "planCacheKey");
  }

  private String planned(String find) {
    return server.ok("{explain: {find: 'c', %s}, verbosity: 'queryPlanner'}".formatted(find));
  }

  @Test
  void showsThePlansThatAreRemembered() {
    String plans = "{aggregate: 'c', pipeline: [{$planCacheStats: {}}], cursor: {}}";
    assertThat(server.code(plans)).isEqualTo(50933);
    server.ok("{insert: 'c', documents: [{a: 1, b: 1}, {a: 1, b: 2}, {a: 2, b: 1}]}");
    server.ok(creating("{key: {a: 1}, name: 'a'}, {key: {b: 1}, name: 'b'}"));
    assertThat(server.batch(plans)).isEqualTo("[]");
    server.ok("{find: 'c', filter: {a: 1, b: {$gt: 1}}, sort: {b: 1}}");
    assertThat(server.batch(plans))
        .contains("\"createdFromQuery\": {\"query\": ", "\"sort\": {\"b\": 1}")
        .contains("\"cachedPlan\": {\"stage\": ", "\"isActive\": true", "\"works\": ")
        .contains("\"timeOfCreation\": ", "\"estimatedSizeBytes\": ");
    server.ok("{find: 'c', filter: {a: 1, b: {$in: ['%s']}}}".formatted("x".repeat(5_000)));
    assertThat(server.batch(plans)).contains("\"cachedPlan\": {}").doesNotContain("xxx");
    assertThat(
            server.code(
                "{aggregate: 'c', pipeline: [{$planCacheStats: {allHosts: true}}], cursor: {}}"))
        .isEqualTo(4503200);
    assertThat(server.code("{aggregate: 'c', pipeline: [{$planCacheStats: {x: 1}}], cursor: {}}"))
        .isEqualTo(9);
  }

  @Test
  void hasNoSettingsOfQueryShapes() {
    assertThat(server.batch("{aggregate: 1, pipeline: [{$querySettings: {}}], cursor: {}}"))
        .isEqualTo("[]");
    assertThat(server.code("{aggregate: 'c', pipeline: [{$querySettings: {}}], cursor: {}}"))
        .isEqualTo(73);
    assertThat(server.code("{aggregate: 1, pipeline: [{$querySettings: {x: 1}}], cursor: {}}"))
        .isEqualTo(40415);
    assertThat(server.code("{aggregate: 1, pipeline: [{$querySettings: 1}], cursor: {}}"))
        .isEqualTo(7746800);
    String shows =
        "{aggregate: 1, pipeline: [{$querySettings: {showDebugQueryShape: %s}}], cursor: {}}";
    assertThat(server.code(shows.formatted(1))).isEqualTo(14);
    server.ok(shows.formatted("null"));
    for (String command : new String[] {"setQuerySettings", "removeQuerySettings"}) {
      assertThat(
              TestServer.code(
                  server.run("admin", "{%s: {find: 'c', $db: 'db'}}".formatted(command))))
          .isEqualTo(20);
    }
  }

  @Test
  void remembersWhichIndexesAreAllowed() {
    assertThat(server.ok("{planCacheListFilters: 'c'}")).contains("\"filters\": []");
    String set = "{planCacheSetFilter: 'c', query: {a: 1}, sort: {b: 1}, indexes: [{a: 1}, 'x']}";
    assertThat(server.code(set)).isEqualTo(2);
    server.ok("{create: 'c'}");
    server.ok(set);
    server.ok(set.replace("a: 1", "a: 2"));
    assertThat(server.ok("{planCacheListFilters: 'c'}"))
        .contains(
            "\"filters\": [{\"query\": {\"a\": 2}, \"sort\": {\"b\": 1}, \"projection\": {},"
                + " \"indexes\": [{\"a\": 2}, \"x\"]}]");
    server.ok("{planCacheClearFilters: 'c', query: {b: 1}}");
    assertThat(server.ok("{planCacheListFilters: 'c'}")).contains("\"x\"");
    server.ok("{planCacheClearFilters: 'c', query: {a: 5}, sort: {b: 1}}");
    assertThat(server.ok("{planCacheListFilters: 'c'}")).contains("\"filters\": []");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2     | {planCacheSetFilter: 'c', indexes: [{a: 1}]}",
        "2     | {planCacheSetFilter: 'c', query: 1, indexes: [{a: 1}]}",
        "2     | {planCacheSetFilter: 'c', query: {a: 1}, sort: null, indexes: [{a: 1}]}",
        "2     | {planCacheSetFilter: 'c', query: {a: 1}, collation: {}, indexes: [{a: 1}]}",
        "40414 | {planCacheSetFilter: 'c', query: {a: 1}, collation: {strength: 1}, indexes:"
            + " ['a']}",
        "2     | {planCacheSetFilter: 'c', query: {a: 1}}",
        "2     | {planCacheSetFilter: 'c', query: {a: 1}, indexes: []}",
        "2     | {planCacheSetFilter: 'c', query: {a: 1}, indexes: [1]}",
        "2     | {planCacheSetFilter: 'c', query: {a: 1}, indexes: [{}]}",
        "73    | {planCacheSetFilter: 1, query: {a: 1}, indexes: ['a']}",
        "2     | {planCacheClear: 'c', sort: {a: 1}}",
        "2     | {planCacheClearFilters: 'c', query: 5}",
        "0     | {planCacheClear: 'none', query: 5}"
      })
  void checksQueryShapes(int code, String command) {
    server.ok("{create: 'c'}");
    assertThat(server.code(command)).as(command).isEqualTo(code);
  }

  @Test
  void refusesIndexesOnSystemFields(@TempDir Path other) {
    try (TestServer visible = TestServer.visible(other)) {
      assertThat(visible.code(creating("{key: {_version: 1}, name: 'v'}"))).isEqualTo(67);
      assertThat(
              visible.code(
                  creating(
                      "{key: {a: 1}, name: 'a', partialFilterExpression: {$and: [{_created: {$gt:"
                          + " 1}}]}}")))
          .isEqualTo(67);
      visible.ok(creating("{key: {a: 1}, name: 'a'}"));
    }
    server.ok(creating("{key: {_version: 1}, name: 'v'}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {"0 | 0", "0 | 'majority'", "0 | 'votingMembers'", "9 | -1", "9 | 51", "9 | true"})
  void checksTheCommitQuorum(int code, String quorum) {
    assertThat(
            server.code(
                "{createIndexes: 'c', indexes: [{key: {a: 1}, name: 'a'}], commitQuorum: "
                    + quorum
                    + "}"))
        .isEqualTo(code);
  }

  @Test
  void describesTheUseOfIndexes() {
    assertThat(server.batch("{aggregate: 'c', pipeline: [{$indexStats: {}}], cursor: {}}"))
        .isEqualTo("[]");
    server.ok(creating("{key: {a: 1}, name: 'a', hidden: true}"));
    assertThat(
            server.batch(
                "{aggregate: 'c', pipeline: [{$indexStats: {}}, {$match: {name: 'a'}}], cursor:"
                    + " {}}"))
        .contains("\"key\": {\"a\": 1}", "\"accesses\": {\"ops\": ", "\"hidden\": true")
        .doesNotContain("_id_", "building");
    assertThat(server.code("{aggregate: 'c', pipeline: [{$indexStats: 1}], cursor: {}}"))
        .isEqualTo(28803);
    assertThat(
            server.code("{aggregate: 'c', pipeline: [{$skip: 1}, {$indexStats: {}}], cursor: {}}"))
        .isEqualTo(40602);
  }

  @Test
  void countsTheUsesOfIndexes() {
    server.ok("{insert: 'c', documents: [{_id: 1, a: 1, u: 1}, {_id: 2, a: 2, u: 2}]}");
    server.ok(creating("{key: {a: 1}, name: 'a'}, {key: {u: 1}, name: 'u', unique: true}"));
    assertThat(uses()).isEqualTo("_id_ 0, a 0, u 0");
    server.ok("{find: 'c', filter: {_id: 1}}");
    server.ok("{find: 'c', filter: {_id: 1}, sort: {a: 1}}");
    server.ok("{find: 'c', filter: {u: 1}}");
    server.ok("{find: 'c', filter: {a: 1}, batchSize: 1}");
    server.ok("{count: 'c', query: {a: {$gt: 0}}}");
    server.ok("{update: 'c', updates: [{q: {a: 2}, u: {$set: {b: 1}}}]}");
    server.ok("{delete: 'c', deletes: [{q: {u: 2}, limit: 1}]}");
    server.ok("{explain: {find: 'c', filter: {a: 1}}}");
    server.ok("{find: 'c', filter: {b: 1}}");
    server.ok("{collMod: 'c', index: {name: 'a', hidden: true}}");
    assertThat(uses()).isEqualTo("_id_ 2, a 3, u 2");
  }

  private String uses() {
    return server
        .run("{aggregate: 'c', pipeline: [{$indexStats: {}}, {$sort: {name: 1}}], cursor: {}}")
        .getDocument("cursor")
        .getArray("firstBatch")
        .stream()
        .map(BsonValue::asDocument)
        .map(
            index ->
                index.getString("name").getValue()
                    + " "
                    + index.getDocument("accesses").getInt64("ops").getValue())
        .collect(Collectors.joining(", "));
  }

  @Test
  void inheritsTheCollationOfTheCollection() {
    server.ok("{create: 'c', collation: {locale: 'de'}}");
    server.ok(
        creating(
            "{key: {a: 1}, name: 'a'}, {key: {a: 1}, name: 's', collation: {locale:"
                + " 'simple'}}"));
    assertThat(server.batch("{listIndexes: 'c'}"))
        .contains("\"name\": \"a\", \"collation\": {\"locale\": \"de\"")
        .contains("{\"v\": 2, \"key\": {\"a\": 1}, \"name\": \"s\"}");
  }
}
