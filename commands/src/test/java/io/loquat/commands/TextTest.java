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

/** Searches for text, in every command that has a filter. */
class TextTest {
  @TempDir Path folder;
  private TestServer server;

  @BeforeEach
  void start() {
    server = TestServer.hidden(folder);
    server.ok("{createIndexes: 'c', indexes: [{key: {t: 'text'}, name: 't_text'}]}");
    server.ok(
        "{insert: 'c', documents: [{_id: 1, t: 'coffee shop'}, {_id: 2, t: 'Dog'},"
            + " {_id: 3, t: 'coffee coffee cake'}, {_id: 4, n: 1}]}");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private String find(String search, String rest) {
    return server.batch(
        "{find: 'c', filter: {$text: {$search: '"
            + search
            + "'}}, projection: {_id: 1}"
            + rest
            + "}");
  }

  @Test
  void findsTheDocumentsThatHaveAWord() {
    assertThat(find("coffees", "")).isEqualTo("[{\"_id\": 1}, {\"_id\": 3}]");
    assertThat(find("coffee -cake", "")).isEqualTo("[{\"_id\": 1}]");
    assertThat(find("tea", "")).isEqualTo("[]");
    assertThat(find("", "")).isEqualTo("[]");
  }

  @Test
  void keepsUpWithWrites() {
    server.ok("{update: 'c', updates: [{q: {_id: 2}, u: {$set: {t: 'tea'}}}]}");
    server.ok("{delete: 'c', deletes: [{q: {$text: {$search: 'shop'}}, limit: 0}]}");

    assertThat(find("dog coffee tea", "")).isEqualTo("[{\"_id\": 2}, {\"_id\": 3}]");
  }

  @Test
  void showsAndSortsByTheScore() {
    assertThat(
            server.batch(
                "{find: 'c', filter: {$text: {$search: 'coffee dog'}}, projection: {_id: 1, s:"
                    + " {$meta: 'textScore'}}, sort: {s: {$meta: 'textScore'}}}"))
        .isEqualTo(
            "[{\"_id\": 3, \"s\": 1.25}, {\"_id\": 2, \"s\": 1.1}, {\"_id\": 1, \"s\": 0.75}]");
    assertThat(find("coffee", ", sort: {s: {$meta: 'textScore'}}, limit: 1"))
        .isEqualTo("[{\"_id\": 3}]");
  }

  @Test
  void keepsTheScoreThroughStages() {
    assertThat(
            server.batch(
                "{aggregate: 'c', pipeline: [{$match: {$text: {$search: 'coffee'}}}, {$sort: {x:"
                    + " {$meta: 'textScore'}}}, {$project: {_id: 1}}, {$addFields: {s: {$meta:"
                    + " 'textScore'}}}], cursor: {}}"))
        .isEqualTo("[{\"_id\": 3, \"s\": 1.25}, {\"_id\": 1, \"s\": 0.75}]");
    assertThat(
            server.batch(
                "{aggregate: 'c', pipeline: [{$match: {$text: {$search: 'coffee'}}}, {$group: {_id:"
                    + " null, s: {$sum: {$meta: 'textScore'}}}}], cursor: {}}"))
        .isEqualTo("[{\"_id\": null, \"s\": 2.0}]");
  }

  @Test
  void searchesInEveryCommand() {
    assertThat(
            server
                .run("{count: 'c', query: {$text: {$search: 'coffee'}}}")
                .getInt32("n")
                .getValue())
        .isEqualTo(2);
    assertThat(
            server
                .run("{distinct: 'c', key: '_id', query: {$text: {$search: 'dog'}}}")
                .getArray("values"))
        .hasSize(1);
    server.ok(
        "{update: 'c', updates: [{q: {$text: {$search: 'coffee'}}, u: {$set: {n: 5}}, multi:"
            + " true}]}");
    assertThat(server.run("{count: 'c', query: {n: 5}}").getInt32("n").getValue()).isEqualTo(2);
    assertThat(
            server
                .run(
                    "{findAndModify: 'c', query: {$text: {$search: 'coffee'}}, sort: {x: {$meta:"
                        + " 'textScore'}}, remove: true}")
                .getDocument("value")
                .getInt32("_id")
                .getValue())
        .isEqualTo(3);
  }

  @Test
  void needsEqualityInTheFieldsBeforeTheTerms() {
    server.ok("{createIndexes: 'd', indexes: [{key: {k: 1, t: 'text', z: -1}, name: 'i'}]}");
    server.ok(
        "{insert: 'd', documents: [{_id: 1, k: 1, t: 'one', z: 5}, {_id: 2, k: 2, t: 'one'}]}");

    assertThat(server.batch("{find: 'd', filter: {k: 2, $text: {$search: 'one'}}}"))
        .contains("_id\": 2");
    assertThat(server.batch("{find: 'd', filter: {k: 3, $text: {$search: 'one'}}}"))
        .isEqualTo("[]");
    assertThat(server.code("{find: 'd', filter: {k: {$gt: 0}, $text: {$search: 'one'}}}"))
        .isEqualTo(291);
    assertThat(server.code("{insert: 'd', documents: [{k: [1], t: 'one'}]}")).isEqualTo(201);
  }

  @Test
  void searchesBesideOtherIndexedConditions() {
    server.ok("{createIndexes: 'c', indexes: [{key: {n: 1}, name: 'n'}]}");

    assertThat(
            server.batch(
                "{find: 'c', filter: {$or: [{$text: {$search: 'dog'}}, {n: 1}]}, projection: {_id:"
                    + " 1}}"))
        .isEqualTo("[{\"_id\": 2}, {\"_id\": 4}]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{find: 'none', filter: {$text: {$search: 'x'}}}|27",
        "{find: 'c', filter: {$text: {$search: 'x', $language: 'klingon'}}}|2",
        "{find: 'c', filter: {$nor: [{$text: {$search: 'x'}}]}}|2",
        "{find: 'c', filter: {$and: [{$text: {$search: 'x'}}, {$text: {$search: 'y'}}]}}|2",
        "{find: 'c', filter: {$or: [{$text: {$search: 'x'}}, {m: 1}]}}|291",
        "{find: 'c', filter: {$text: {$search: 'x'}}, sort: {$natural: 1}}|2",
        "{find: 'c', filter: {}, projection: {s: {$meta: 'textScore'}}}|40218",
        "{find: 'c', filter: {}, sort: {s: {$meta: 'textScore'}}}|40218",
        "{aggregate: 'c', pipeline: [{$limit: 1}, {$match: {$text: {$search: 'x'}}}], cursor:"
            + " {}}|17313",
        "{aggregate: 'c', pipeline: [{$project: {s: {$meta: 'textScore'}}}], cursor: {}}|40218",
        "{createIndexes: 'c', indexes: [{key: {u: 'text'}, name: 'u'}]}|85",
        "{createIndexes: 'c', indexes: [{key: {k: 1, u: 'text'}, name: 'u'}]}|85",
        "{insert: 'c', documents: [{t: 'x', language: 'klingon'}]}|17262",
        "{insert: 'c', documents: [{t: 'x', language: 1}]}|17261",
      })
  void refuses(String command, int code) {
    assertThat(server.code(command)).isEqualTo(code);
  }

  @Test
  void listsTheIndexInFull() {
    assertThat(server.batch("{listIndexes: 'c'}"))
        .contains(
            "\"key\": {\"_fts\": \"text\", \"_ftsx\": 1}",
            "\"weights\": {\"t\": 1}",
            "\"default_language\": \"english\"",
            "\"language_override\": \"language\"",
            "\"textIndexVersion\": 3");
  }

  @Test
  void findsNothingThroughAHiddenIndex() {
    server.ok("{createIndexes: 'h', indexes: [{key: {t: 'text'}, name: 'h', hidden: true}]}");

    assertThat(server.code("{find: 'h', filter: {$text: {$search: 'x'}}}")).isEqualTo(291);
  }

  @Test
  void aPartialIndexIsSearchedOnlyWhereItHoldsAllMatches() {
    server.ok(
        "{createIndexes: 'p', indexes: [{key: {a: 'text'}, name: 't',"
            + " partialFilterExpression: {n: {$gt: 1}}}]}");
    server.ok("{insert: 'p', documents: [{_id: 1, a: 'x', n: 1}, {_id: 2, a: 'x', n: 2}]}");

    assertThat(server.code("{find: 'p', filter: {$text: {$search: 'x'}}}")).isEqualTo(291);
    assertThat(server.code("{find: 'p', filter: {$text: {$search: 'x'}, n: 2, a: {$gt: 1}}}"))
        .isZero();
    assertThat(server.batch("{find: 'p', filter: {$text: {$search: 'x'}, n: {$gt: 1}}}"))
        .isEqualTo("[{\"_id\": 2, \"a\": \"x\", \"n\": 2}]");
  }

  private BsonDocument explained(String filter, String rest) {
    return server.run(
        "{explain: {find: 't', filter: " + filter + rest + "}, verbosity: 'executionStats'}");
  }

  private static BsonDocument plan(BsonDocument reply) {
    return reply.getDocument("queryPlanner").getDocument("winningPlan");
  }

  private void fillPrefixed() {
    server.ok("{createIndexes: 't', indexes: [{key: {n: 1, t: 'text'}, name: 'nt'}]}");
    server.ok(
        "{insert: 't', documents: [{n: 1, t: 'coffee cake', x: 1}, {n: 2, t: 'coffee'},"
            + " {n: 1, t: 'tea'}, {n: 1, t: 'cake'}]}");
  }

  @Test
  void readsOnlyTheKeysOfItsTerms() {
    fillPrefixed();

    BsonDocument reply = explained("{n: 1, $text: {$search: 'coffee -shop \"cof\"'}}", "");

    assertThat(plan(reply).getString("stage").getValue()).isEqualTo("TEXT_MATCH");
    assertThat(plan(reply).getDocument("indexPrefix").toJson()).isEqualTo("{\"n\": 1}");
    assertThat(plan(reply).getDocument("parsedTextQuery").toJson())
        .isEqualTo(
            "{\"terms\": [\"cof\", \"coffe\"], \"negatedTerms\": [\"shop\"],"
                + " \"phrases\": [\"cof\"], \"negatedPhrases\": []}");
    BsonDocument stats = reply.getDocument("executionStats");
    assertThat(stats.getInt32("totalKeysExamined").getValue()).isEqualTo(1);
    assertThat(stats.getInt32("totalDocsExamined").getValue()).isEqualTo(1);
    assertThat(stats.getInt32("nReturned").getValue()).isEqualTo(1);
  }

  @Test
  void asksDocumentsWhatElseTheFilterSays() {
    fillPrefixed();

    BsonDocument plan = plan(explained("{n: 1, x: 1, $text: {$search: 'cake tea'}}", ""));

    assertThat(plan.getString("stage").getValue()).isEqualTo("FETCH");
    assertThat(plan.getDocument("filter").toJson()).contains("x").doesNotContain("$text");
    assertThat(plan.getDocument("inputStage").getString("stage").getValue())
        .isEqualTo("TEXT_MATCH");
    BsonDocument sorted =
        plan(explained("{n: 1, $text: {$search: 'cake'}}", ", sort: {s: {$meta: 'textScore'}}"));
    assertThat(sorted.toJson()).contains("SORT", "TEXT_MATCH", "TEXT_OR");
  }

  @Test
  void findsWhatABranchFinds() {
    server.ok("{createIndexes: 'c', indexes: [{key: {n: 1}, name: 'n'}]}");
    String filter = "{$or: [{$text: {$search: 'dog cake'}}, {n: 1}, {n: {$gt: 0}}]}";

    assertThat(server.batch("{find: 'c', filter: " + filter + ", projection: {_id: 1}}"))
        .isEqualTo("[{\"_id\": 2}, {\"_id\": 3}, {\"_id\": 4}]");
    assertThat(
            server
                .run("{explain: {find: 'c', filter: " + filter + "}}")
                .getDocument("queryPlanner")
                .toJson())
        .contains("TEXT_MATCH", "\"OR\"");
  }
}
