package io.loquat.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Views: what they are on, what reads of them give, and what cannot be done to them. */
class ViewTest {
  private static final String NO_CASE = "collation: {locale: 'en', strength: 2}";

  @TempDir Path folder;
  private TestServer server;

  @BeforeEach
  void start() {
    server = TestServer.hidden(folder);
    server.ok(
        "{insert: 'c', documents: [{_id: 1, x: 10, t: ['a', 'b']}, {_id: 2, x: 20, t: ['b']},"
            + " {_id: 3, x: 30, t: []}]}");
    server.ok("{create: 'v', viewOn: 'c', pipeline: [{$match: {x: {$gte: 20}}}]}");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void findsWhatItsPipelineLeaves() {
    assertThat(server.batch("{find: 'v', projection: {x: 1}, sort: {x: -1}, limit: 5}"))
        .isEqualTo("[{\"_id\": 3, \"x\": 30}, {\"_id\": 2, \"x\": 20}]");
    assertThat(server.batch("{find: 'v', filter: {_id: 1}}")).isEqualTo("[]");
    assertThat(server.batch("{find: 'v', filter: {_id: 2}, projection: {t: 0}}"))
        .isEqualTo("[{\"_id\": 2, \"x\": 20}]");
    assertThat(server.batch("{find: 'v', sort: {_id: 1}, skip: 1, projection: {_id: 1}}"))
        .isEqualTo("[{\"_id\": 3}]");
  }

  @Test
  void countsAndGathersAndAggregatesWhatItsPipelineLeaves() {
    assertThat(server.ok("{count: 'v'}")).contains("\"n\": 2");
    assertThat(server.ok("{count: 'v', query: {x: 20}}")).contains("\"n\": 1");
    assertThat(server.ok("{count: 'v', query: {x: 0}}")).contains("\"n\": 0");
    assertThat(server.ok("{count: 'v', skip: 1, limit: 5}")).contains("\"n\": 1");
    assertThat(server.ok("{distinct: 'v', key: 't'}")).contains("[\"b\"]");
    assertThat(
            server.batch(
                "{aggregate: 'v', pipeline: [{$group: {_id: null, s: {$sum: '$x'}}}], cursor: {}}"))
        .isEqualTo("[{\"_id\": null, \"s\": 50}]");
  }

  @Test
  void gathersNoSystemValues() {
    assertThat(server.code("{distinct: 'v', key: '$meta.version'}")).isEqualTo(2);
  }

  @Test
  void goesOnUnderItsOwnName() {
    var cursor = server.run("{find: 'v', batchSize: 1}").getDocument("cursor");
    assertThat(cursor.getString("ns").getValue()).isEqualTo("db.v");
    long id = cursor.getInt64("id").getValue();
    assertThat(server.code("{getMore: {$numberLong: '" + id + "'}, collection: 'c'}"))
        .isEqualTo(13);
    assertThat(server.batch("{getMore: {$numberLong: '" + id + "'}, collection: 'v'}"))
        .contains("30");
  }

  @Test
  void readsThroughViewsBelowIt() {
    server.ok("{create: 'v2', viewOn: 'v', pipeline: [{$project: {y: {$add: ['$x', 1]}}}]}");
    server.ok("{create: 'v3', viewOn: 'v2', pipeline: [{$match: {y: {$lt: 30}}}]}");
    assertThat(server.batch("{find: 'v3'}")).isEqualTo("[{\"_id\": 2, \"y\": 21}]");
    server.ok("{drop: 'v'}");
    assertThat(server.batch("{find: 'v3'}")).isEqualTo("[]");
    server.ok("{insert: 'v', documents: [{_id: 9, x: 1}]}");
    assertThat(server.batch("{find: 'v3'}")).isEqualTo("[{\"_id\": 9, \"y\": 2}]");
  }

  @Test
  void readsNothingOfACollectionThatIsNotThere() {
    server.ok("{drop: 'c'}");
    assertThat(server.batch("{find: 'v'}")).isEqualTo("[]");
    assertThat(server.ok("{count: 'v'}")).contains("\"n\": 0");
    server.ok("{insert: 'c', documents: [{_id: 7, x: 70}]}");
    assertThat(server.batch("{find: 'v'}")).isEqualTo("[{\"_id\": 7, \"x\": 70}]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          tailable: true | 168
          noCursorTimeout: true | 168
          returnKey: true | 168
          showRecordId: true | 168
          singleBatch: true | 168
          sort: {$natural: 1} | 168
          projection: {t: {$elemMatch: {$eq: 'a'}}} | 168
          projection: {t: {$slice: 1}} | 28667
          collation: {locale: 'fr'} | 167
          filter: {$archived: 'include'} | 2
          hint: 'nothing' | 2
          """)
  void refusesWhatAnAggregationCannot(String option, int code) {
    assertThat(server.code("{find: 'v', " + option + "}")).isEqualTo(code);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{insert: 'v', documents: [{a: 1}]}",
        "{update: 'v', updates: [{q: {}, u: {$set: {a: 1}}}]}",
        "{update: 'v', updates: [{q: {_id: 8}, u: {$set: {a: 1}}, upsert: true}]}",
        "{delete: 'v', deletes: [{q: {}, limit: 0}]}",
        "{findAndModify: 'v', query: {}, update: {$set: {a: 1}}}",
        "{findAndModify: 'v', query: {}, remove: true}",
        "{restoreDocuments: 'v', filter: {}}",
        "{listArchivedDocuments: 'v'}",
      })
  void takesNoWrites(String command) {
    assertThat(server.code(command)).isEqualTo(166);
    assertThat(server.batch("{find: 'v'}")).doesNotContain("\"a\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          viewOn: 'v' | 5
          viewOn: 'up' | 5
          viewOn: '' | 2
          viewOn: '$x' | 73
          viewOn: 'c', pipeline: [{$out: 'd'}] | 167
          viewOn: 'c', pipeline: [{$merge: 'd'}] | 167
          viewOn: 'c', pipeline: [{$documents: []}] | 73
          viewOn: 'c', pipeline: [{$nope: {}}] | 40324
          viewOn: 'c', pipeline: [{$match: {}, $limit: 1}] | 40323
          viewOn: 'c', pipeline: [{$unionWith: 'v'}] | 5
          viewOn: 'c', pipeline: [{$lookup: {from: 'c'}}] | 115
          viewOn: 'other', collation: {locale: 'en'} | 167
          """)
  void refusesDefinitionsThatCannotBe(String definition, int code) {
    server.ok("{drop: 'v'}");
    server.ok("{create: 'other', viewOn: 'c'}");
    server.ok("{create: 'up', viewOn: 'v'}");
    assertThat(server.code("{create: 'v', " + definition + "}")).isEqualTo(code);
    assertThat(server.batch("{find: 'system.views', projection: {_id: 1}}"))
        .doesNotContain("db.v\"");
  }

  @Test
  void standsOnAtMostTwentyViews() {
    server.ok("{create: 'd1', viewOn: 'c'}");
    for (int i = 2; i <= 20; i++) {
      server.ok("{create: 'd" + i + "', viewOn: 'd" + (i - 1) + "'}");
    }
    assertThat(server.ok("{count: 'd20'}")).contains("\"n\": 3");
    assertThat(server.code("{create: 'd21', viewOn: 'd20'}")).isEqualTo(165);
    server.ok("{drop: 'd10'}");
    server.ok("{create: 'lower', viewOn: 'c'}");
    assertThat(server.code("{create: 'd10', viewOn: 'd9', pipeline: []}")).isZero();
  }

  @Test
  void comparesByItsOwnCollation() {
    server.ok("{create: 'n', viewOn: 'w', " + NO_CASE + "}");
    server.ok("{insert: 'w', documents: [{_id: 'A', s: 'pear'}, {_id: 'b', s: 'PEAR'}]}");
    String both = "{count: 'n', query: {s: 'Pear'}";
    assertThat(server.ok(both + "}")).contains("\"n\": 2");
    assertThat(server.ok(both + ", " + NO_CASE + "}")).contains("\"n\": 2");
    assertThat(server.code(both + ", collation: {locale: 'simple'}}")).isEqualTo(167);
    assertThat(server.ok("{distinct: 'n', key: 's'}")).contains("[\"pear\"]");
    assertThat(server.ok("{count: 'w', query: {s: 'Pear'}}")).contains("\"n\": 0");
  }

  @Test
  void doesNotTakeItsCollationFromBelow() {
    server.ok("{create: 'w', " + NO_CASE + "}");
    server.ok("{insert: 'w', documents: [{_id: 1, s: 'pear'}]}");
    server.ok("{create: 'n', viewOn: 'w'}");
    assertThat(server.ok("{count: 'w', query: {s: 'PEAR'}}")).contains("\"n\": 1");
    assertThat(server.ok("{count: 'n', query: {s: 'PEAR'}}")).contains("\"n\": 0");
  }

  @Test
  void isSeenInTheCatalog() {
    assertThat(server.batch("{listCollections: 1, filter: {name: 'v'}}"))
        .contains(
            "\"type\": \"view\"",
            "\"viewOn\": \"c\"",
            "\"pipeline\": [{\"$match\"",
            "\"readOnly\": true")
        .doesNotContain("uuid", "idIndex");
    assertThat(server.batch("{find: 'system.views'}"))
        .isEqualTo(
            "[{\"_id\": \"db.v\", \"viewOn\": \"c\", \"pipeline\": [{\"$match\": {\"x\": {\"$gte\":"
                + " 20}}}]}]");
    server.ok("{drop: 'v'}");
    assertThat(server.batch("{find: 'system.views'}")).isEqualTo("[]");
  }

  @Test
  void changesWhatItIsOnAndItsPipeline() {
    server.ok("{insert: 'd', documents: [{_id: 9, x: 90}]}");
    server.ok("{collMod: 'v', viewOn: 'd'}");
    assertThat(server.batch("{find: 'v'}")).isEqualTo("[{\"_id\": 9, \"x\": 90}]");
    server.ok("{collMod: 'v', viewOn: 'c', pipeline: [{$match: {x: 10}}, {$unset: 't'}]}");
    assertThat(server.batch("{find: 'v'}")).isEqualTo("[{\"_id\": 1, \"x\": 10}]");
    assertThat(server.code("{collMod: 'v', viewOn: 'v'}")).isEqualTo(5);
    assertThat(server.code("{collMod: 'v', pipeline: [{$out: 'd'}]}")).isEqualTo(167);
    assertThat(server.batch("{find: 'system.views', projection: {_id: 0, pipeline: 0}}"))
        .isEqualTo("[{\"viewOn\": \"c\"}]");
  }

  @Test
  void goesWithItsDefinitions() {
    server.ok("{drop: 'system.views'}");
    assertThat(server.batch("{listCollections: 1, nameOnly: true}"))
        .isEqualTo("[{\"name\": \"c\", \"type\": \"collection\"}]");
    assertThat(server.batch("{find: 'v'}")).isEqualTo("[]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{createIndexes: 'v', indexes: [{key: {x: 1}, name: 'x_1'}]}",
        "{dropIndexes: 'v', index: '*'}",
        "{listIndexes: 'v'}",
        "{collStats: 'v'}",
        "{dataSize: 'db.v'}",
        "{compact: 'v'}",
        "{aggregate: 'v', pipeline: [{$collStats: {count: {}}}], cursor: {}}",
        "{aggregate: 'v', pipeline: [{$collStats: {storageStats: {}}}], cursor: {}}",
      })
  void isNoCollection(String command) {
    assertThat(server.code(command)).isEqualTo(166);
  }

  @Test
  void hasLatenciesOfItsOwn() {
    assertThat(
            server.batch(
                "{aggregate: 'v', pipeline: [{$collStats: {latencyStats: {}}}], cursor: {}}"))
        .contains("\"ns\": \"db.v\"");
  }

  @Test
  void keepsItsDefinitionsFromOtherWrites() {
    assertThat(server.code("{insert: 'system.views', documents: [{_id: 'db.z'}]}")).isEqualTo(73);
    assertThat(server.code("{delete: 'system.views', deletes: [{q: {}, limit: 0}]}")).isEqualTo(73);
    assertThat(server.batch("{find: 'v', filter: {_id: 2}}")).contains("20");
  }

  @Test
  void hasOneTimeForAllOfIt() {
    server.ok("{create: 'now', viewOn: 'c', pipeline: [{$addFields: {at: '$$NOW'}}]}");
    assertThat(server.ok("{count: 'now', query: {$expr: {$eq: ['$at', '$$NOW']}}}"))
        .contains("\"n\": 3");
  }

  @Test
  void explainsWhatIsReadBelow() {
    assertThat(server.ok("{explain: {find: 'v', filter: {_id: 2}}, verbosity: 'queryPlanner'}"))
        .contains("db.c");
  }

  @Test
  void showsLiveDocumentsUnlessItsOwnPipelineSaysElse() {
    server.ok("{delete: 'c', deletes: [{q: {_id: 2, $softDelete: true}, limit: 1}]}");
    server.ok("{create: 'bin', viewOn: 'c', pipeline: [{$match: {$archived: 'only'}}]}");
    assertThat(server.ok("{count: 'v'}")).contains("\"n\": 1");
    assertThat(server.batch("{find: 'bin', projection: {_id: 1}}")).isEqualTo("[{\"_id\": 2}]");
  }

  @Test
  void passesOnSystemFieldsWhereTheyAreVisible() {
    try (TestServer visible = TestServer.visible(folder.resolve("visible"))) {
      visible.ok("{insert: 'c', documents: [{_id: 1, x: 1}]}");
      visible.ok("{create: 'v', viewOn: 'c', pipeline: [{$match: {_version: 1}}]}");
      assertThat(visible.batch("{find: 'v'}")).contains("\"_version\": 1", "_created");
    }
  }

  @Test
  void isNotCappedWhateverItsOptionsSay() {
    server.ok("{create: 'w', viewOn: 'c', capped: true, size: 4096}");
    server.ok("{create: 'w', viewOn: 'c'}");
    assertThat(server.code("{create: 'x', viewOn: 'c', capped: true}")).isEqualTo(72);
    assertThat(server.code("{create: 'x', viewOn: 'c', size: 4096}")).isEqualTo(72);
  }
}
