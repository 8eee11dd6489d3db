package io.loquat.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code explain} shows around and inside of plans. */
final class ExplainTest extends PlanQuestions {
  @BeforeEach
  void makeIndex() {
    server.ok(
        "{insert: 'c', documents: [{_id: 1, a: 1, b: 1}, {_id: 2, a: 1, b: 2}, {_id: 3, a: 2, b:"
            + " 3}, {_id: 4, a: [2, 3], b: 4}]}");
    index("{a: 1}", "a_1");
  }

  private BsonDocument stages(String inner) {
    return stats(inner).getDocument("executionStages");
  }

  private static int number(BsonDocument stage, String path) {
    BsonValue value = stage;
    for (String name : path.split("\\.")) {
      value = value.asDocument().get(name);
    }
    return value.asInt32().getValue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{find: 'c', filter: {a: 1}} | FETCH IXSCAN",
        "{find: 'c', filter: {_id: 1}} | EXPRESS_IXSCAN",
        "{find: 'c', filter: {_id: {$eq: 1}}, projection: {a: 1}, limit: 1} | EXPRESS_IXSCAN",
        "{find: 'c', filter: {_id: 1}, returnKey: true} | RETURN_KEY IDHACK",
        "{find: 'c', filter: {_id: 1}, projection: {'a.b': 1}} | PROJECTION_DEFAULT IDHACK",
        "{find: 'c', filter: {_id: 1}, skip: 1} | SKIP IDHACK",
        "{find: 'c', filter: {a: 1}, limit: 1} | EXPRESS_IXSCAN",
        "{find: 'c', filter: {a: 1}, limit: 1, sort: {b: 1}} | SORT FETCH IXSCAN",
        "{find: 'c', filter: {a: null}, limit: 1} | LIMIT FETCH IXSCAN",
        "{find: 'c', filter: {a: 1}, limit: 1, hint: 'a_1'} | LIMIT FETCH IXSCAN",
        "{aggregate: 'c', pipeline: [{$match: {_id: 1}}], cursor: {}} | EXPRESS_IXSCAN",
        "{find: 'c', filter: {_id: 1, b: 1}} | FETCH IXSCAN",
        "{find: 'c', filter: {_id: {$in: [1, 2]}}} | FETCH IXSCAN",
        "{find: 'c', filter: {b: 1}, limit: 1, skip: 1} | LIMIT SKIP COLLSCAN",
        "{find: 'c', projection: {a: 1}, limit: 2} | LIMIT PROJECTION_SIMPLE COLLSCAN",
        "{find: 'c', projection: {b: 0}, sort: {b: 1}, limit: 2} | PROJECTION_SIMPLE SORT COLLSCAN",
        "{find: 'c', sort: {b: 1}, limit: 2, skip: 1} | SKIP SORT COLLSCAN",
        "{find: 'c', projection: {'a.b': 1}} | PROJECTION_DEFAULT COLLSCAN",
        "{find: 'c', projection: {x: {$add: [1, 2]}}} | PROJECTION_DEFAULT COLLSCAN",
        "{find: 'c', filter: {a: 1}, returnKey: true} | RETURN_KEY FETCH IXSCAN",
        "{find: 'none', limit: 1} | EOF",
        "{count: 'c'} | RECORD_STORE_FAST_COUNT",
        "{count: 'c', query: {b: 1}} | COUNT COLLSCAN",
        "{count: 'c', query: {a: 1}, limit: 1} | COUNT COUNT_SCAN",
        "{count: 'none'} | COUNT EOF",
        "{update: 'c', updates: [{q: {b: 1}, u: {$set: {z: 1}}}]} | UPDATE COLLSCAN",
        "{update: 'none', updates: [{q: {b: 1}, u: {$set: {z: 1}}}]} | EOF",
        "{update: 'none', updates: [{q: {}, u: {$set: {z: 1}}, upsert: true}]} | UPDATE EOF",
        "{delete: 'c', deletes: [{q: {a: 1}, limit: 0}]} | DELETE FETCH IXSCAN",
        "{update: 'c', updates: [{q: {_id: 1}, u: {$set: {z: 1}}}]} | EXPRESS_UPDATE",
        "{update: 'c', updates: [{q: {_id: 1}, u: {z: 1}, upsert: true}]} | UPDATE IDHACK",
        "{delete: 'c', deletes: [{q: {_id: 1}, limit: 1}]} | EXPRESS_DELETE",
        "{findAndModify: 'c', query: {_id: 1}, update: {z: 1}, new: true} | EXPRESS_UPDATE",
        "{findAndModify: 'c', query: {b: 1}, remove: true, fields: {a: 1}} |"
            + " PROJECTION_SIMPLE DELETE COLLSCAN",
        "{findAndModify: 'c', query: {}, sort: {b: -1}, update: {$set: {z: 1}}} |"
            + " UPDATE SORT COLLSCAN"
      })
  void putsStagesAroundThePlan(String inner, String names) {
    assertThat(names(stages(inner))).isEqualTo(names);
    BsonDocument planned =
        server
            .run("{explain: %s, verbosity: 'queryPlanner'}".formatted(inner))
            .getDocument("queryPlanner")
            .getDocument("winningPlan");
    assertThat(names(planned)).isEqualTo(names);
    assertThat(planned).doesNotContainKeys("nReturned", "nMatched", "nCounted");
  }

  @Test
  void tellsWhatEachStageDid() {
    BsonDocument stats = stats("{find: 'c', filter: {a: {$gte: 2}, b: {$lt: 5}}, limit: 5}");
    assertThat(number(stats, "nReturned")).isEqualTo(2);
    assertThat(number(stats, "totalKeysExamined")).isEqualTo(3);
    assertThat(number(stats, "totalDocsExamined")).isEqualTo(2);
    BsonDocument limit = stats.getDocument("executionStages");
    assertThat(limit).containsKey("executionTimeMillisEstimate");
    assertThat(number(limit, "isEOF")).isEqualTo(1);
    assertThat(number(limit, "nReturned")).isEqualTo(2);
    assertThat(number(limit, "inputStage.nReturned")).isEqualTo(2);
    assertThat(number(limit, "inputStage.docsExamined")).isEqualTo(2);
    assertThat(number(limit, "inputStage.inputStage.nReturned")).isEqualTo(2);
    assertThat(number(limit, "inputStage.inputStage.keysExamined")).isEqualTo(3);
    assertThat(number(limit, "inputStage.inputStage.dupsDropped")).isEqualTo(1);
  }

  @Test
  void tellsWhatWasSent() {
    BsonDocument command =
        server.run("{explain: {find: 'c', filter: {a: 1}}}").getDocument("command");
    assertThat(command).isEqualTo(BsonDocument.parse("{find: 'c', filter: {a: 1}, $db: 'db'}"));
  }

  @Test
  void showsALookupAsOneStage() {
    server.ok("{createIndexes: 'c', indexes: [{key: {b: -1}, name: 'u', unique: true}]}");
    BsonDocument stage = stages("{find: 'c', filter: {b: 3}, projection: {a: 1}}");
    assertThat(stage.getString("stage").getValue()).isEqualTo("EXPRESS_IXSCAN");
    assertThat(stage.getString("keyPattern").getValue()).isEqualTo("{ b: -1 }");
    assertThat(stage.getString("indexName").getValue()).isEqualTo("u");
    assertThat(stage.getBoolean("projectionCovered").getValue()).isFalse();
    assertThat(number(stage, "keysExamined")).isEqualTo(1);
    assertThat(number(stage, "docsExamined")).isEqualTo(1);
    assertThat(number(stage, "nReturned")).isEqualTo(1);
    assertThat(stage).doesNotContainKeys("works", "inputStage");
    BsonDocument update = stages("{update: 'c', updates: [{q: {_id: 1}, u: {$set: {z: 1}}}]}");
    assertThat(number(update, "nWouldModify")).isEqualTo(1);
    assertThat(number(update, "nReturned")).isZero();
    server.ok("{create: 'k', clusteredIndex: {key: {_id: 1}, unique: true}}");
    server.ok("{insert: 'k', documents: [{_id: 1}]}");
    BsonDocument clustered = stages("{find: 'k', filter: {_id: 1}}");
    assertThat(names(clustered)).isEqualTo("EXPRESS_CLUSTERED_IXSCAN");
    assertThat(clustered).doesNotContainKeys("keyPattern", "indexName");
  }

  /** The stages from the outside in, each with works, advanced, needTime and isEOF. */
  private static String works(BsonDocument stage) {
    String own =
        "%d=%d+%d+%d"
            .formatted(
                number(stage, "works"),
                number(stage, "advanced"),
                number(stage, "needTime"),
                number(stage, "isEOF"));
    return stage.containsKey("inputStage")
        ? own + " " + works(stage.getDocument("inputStage"))
        : own;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{find: 'c'} | 5=4+0+1",
        "{find: 'c', filter: {b: {$lt: 3}}} | 5=2+2+1",
        "{find: 'c', limit: 2} | 3=2+0+1 2=2+0+0",
        "{find: 'c', filter: {b: 1}, limit: 5} | 5=1+3+1 5=1+3+1",
        "{find: 'c', skip: 1, projection: {b: 1}} | 5=3+1+1 5=3+1+1 5=4+0+1",
        "{find: 'c', sort: {b: 1}} | 10=4+5+1 5=4+0+1",
        "{find: 'c', filter: {a: {$gte: 2}, b: 3}} | 4=1+2+1 4=3+0+1",
        "{find: 'c', filter: {_id: 1}, skip: 0, returnKey: true} | 1=1+0+1 1=1+0+1",
        "{count: 'c', query: {a: 1}} | 3=0+2+1 3=2+0+1",
        "{count: 'c'} | 1=0+0+1",
        "{count: 'none'} | 1=0+0+1 1=0+0+1",
        "{update: 'c', updates: [{q: {b: 1}, u: {$set: {z: 1}}, multi: true}]} | 5=0+4+1 5=1+3+1",
        "{delete: 'c', deletes: [{q: {b: 1}, limit: 1}]} | 2=0+1+1 1=1+0+0",
      })
  void tellsTheWorkOfEachStage(String inner, String works) {
    assertThat(works(stages(inner))).isEqualTo(works);
  }

  @Test
  void showsEndsOfBoundsAsMongoDbDoes() {
    assertThat(stages("{find: 'c', filter: {a: {$gt: 1.5}}}").getDocument("inputStage"))
        .containsEntry("indexBounds", BsonDocument.parse("{a: ['(1.5, inf.0]']}"));
    assertThat(stages("{find: 'c', filter: {a: {$lt: 5}}}").getDocument("inputStage"))
        .containsEntry("indexBounds", BsonDocument.parse("{a: ['[-inf.0, 5)']}"));
  }

  @Test
  void showsOfAWildcardWhichPathIsMeant() {
    server.ok("{createIndexes: 'w', indexes: [{key: {z: 1, 'x.$**': -1}, name: 'w'}]}");
    server.ok("{insert: 'w', documents: [{z: 1, x: {y: 2}}]}");
    BsonDocument scan = stages("{find: 'w', filter: {z: 1, 'x.y': 2}}").getDocument("inputStage");
    assertThat(scan.getDocument("keyPattern"))
        .isEqualTo(BsonDocument.parse("{z: 1, $_path: -1, 'x.y': -1}"));
    assertThat(scan.getDocument("multiKeyPaths"))
        .isEqualTo(BsonDocument.parse("{z: [], $_path: [], 'x.y': ['x', 'x.y']}"));
    assertThat(scan.getDocument("indexBounds"))
        .isEqualTo(
            BsonDocument.parse(
                "{z: ['[1, 1]'], $_path: ['[\"x.y\", \"x.y\"]'], 'x.y': ['[2, 2]']}"));
  }

  @Test
  void countsFromOneKeyToAnother() {
    assertThat(
            stages("{count: 'c', query: {a: {$gt: 1}}}")
                .getDocument("inputStage")
                .getDocument("indexBounds"))
        .isEqualTo(
            BsonDocument.parse(
                "{startKey: {a: 1}, startKeyInclusive: false, endKey: {a: Infinity},"
                    + " endKeyInclusive: true}"));
  }

  @Test
  void countsWithoutGivingDocuments() {
    BsonDocument stats = stats("{count: 'c', query: {a: 1}, skip: 1, limit: 5}");
    assertThat(number(stats, "nReturned")).isZero();
    assertThat(number(stats, "executionStages.nCounted")).isEqualTo(1);
    assertThat(number(stats, "executionStages.nSkipped")).isEqualTo(1);
    assertThat(number(stats, "totalDocsExamined")).isZero();
    BsonDocument all = stages("{count: 'c', skip: 9}");
    assertThat(number(all, "nCounted")).isZero();
    assertThat(number(all, "nSkipped")).isEqualTo(4);
  }

  @Test
  void tellsWhatAnUpdateWouldDoAndDoesNotDoIt() {
    BsonDocument many =
        stages("{update: 'c', updates: [{q: {a: 1}, u: {$set: {b: 2}}, multi: true}]}");
    assertThat(number(many, "nMatched")).isEqualTo(2);
    assertThat(number(many, "nWouldModify")).isEqualTo(1);
    assertThat(number(many, "nWouldUpsert")).isZero();
    assertThat(number(many, "nReturned")).isZero();
    BsonDocument upsert =
        stages("{update: 'c', updates: [{q: {_id: 9}, u: {$set: {b: 2}}, upsert: true}]}");
    assertThat(number(upsert, "nMatched")).isZero();
    assertThat(number(upsert, "nWouldUpsert")).isEqualTo(1);
    BsonDocument modified =
        stages("{findAndModify: 'c', query: {_id: 1}, update: {$inc: {b: 5}}, new: true}");
    assertThat(number(modified, "nWouldModify")).isEqualTo(1);
    assertThat(number(modified, "nReturned")).isEqualTo(1);
    assertThat(number(stages("{delete: 'c', deletes: [{q: {}, limit: 0}]}"), "nWouldDelete"))
        .isEqualTo(4);
    stages("{update: 'none', updates: [{q: {_id: 9}, u: {$set: {b: 2}}, upsert: true}]}");
    assertThat(server.batch("{find: 'c', filter: {a: 1}, projection: {b: 1}}"))
        .isEqualTo("[{\"_id\": 1, \"b\": 1}, {\"_id\": 2, \"b\": 2}]");
    assertThat(server.ok("{listCollections: 1, nameOnly: true}")).doesNotContain("none");
  }

  @Test
  void explainsAPipelineThatTheStoreAnswersAsAFind() {
    for (String pipeline :
        List.of(
            "[]", "[{$match: {a: 1}}, {$limit: 1}]", "[{$match: {a: 1}}, {$project: {b: 1}}]")) {
      assertThat(
              server.run(
                  "{explain: {aggregate: 'c', pipeline: %s, cursor: {}}}".formatted(pipeline)))
          .containsKeys("queryPlanner", "executionStats", "command", "serverInfo")
          .doesNotContainKey("stages");
    }
    assertThat(names(stages("{aggregate: 'c', pipeline: [{$project: {b: 1}}], cursor: {}}")))
        .isEqualTo("PROJECTION_SIMPLE COLLSCAN");
  }

  @Test
  void showsTheStagesAfterTheQuery() {
    BsonDocument reply =
        server.run(
            "{explain: {aggregate: 'c', pipeline: [{$match: {a: 1}}, {$project: {b: 1}},"
                + " {$set: {c: 1}}, {$sortByCount: '$b'}, {$limit: 1}], cursor: {}},"
                + " verbosity: 'executionStats'}");
    assertThat(reply).doesNotContainKeys("queryPlanner", "executionStats");
    BsonArray stages = reply.getArray("stages");
    assertThat(stages.stream().map(each -> each.asDocument().getFirstKey()))
        .containsExactly("$cursor", "$addFields", "$group", "$sort", "$limit");
    assertThat(
            stages.stream()
                .map(BsonValue::asDocument)
                .filter(each -> each.containsKey("nReturned"))
                .map(each -> each.getInt64("nReturned").intValue()))
        .containsExactly(2, 2, 1, 1);
    BsonDocument cursor = stages.getFirst().asDocument().getDocument("$cursor");
    assertThat(number(cursor, "executionStats.nReturned")).isEqualTo(2);
    assertThat(names(cursor.getDocument("executionStats").getDocument("executionStages")))
        .isEqualTo("PROJECTION_SIMPLE FETCH IXSCAN");
    assertThat(stages.getLast().asDocument().getInt64("$limit").getValue()).isEqualTo(1);
  }

  @Test
  void readsOneDocumentOfEachGroup() {
    server.ok("{createIndexes: 'c', indexes: [{key: {b: 1, a: 1}, name: 'ba'}]}");
    server.ok("{insert: 'd', documents: [{b: 1}, {b: 1}, {b: 2}, {}, {b: null}]}");
    server.ok("{createIndexes: 'd', indexes: [{key: {b: 1}, name: 'b_1'}]}");
    String group =
        "{aggregate: '%s', pipeline: [{$match: %s}, {$group: {_id: '$b'%s}}, {$limit: 9}], cursor:"
            + " {}}";
    BsonArray stages =
        server.run("{explain: %s}".formatted(group.formatted("d", "{}", ""))).getArray("stages");
    BsonDocument cursor = stages.getFirst().asDocument().getDocument("$cursor");
    assertThat(names(cursor.getDocument("queryPlanner").getDocument("winningPlan")))
        .isEqualTo("PROJECTION_COVERED DISTINCT_SCAN");
    assertThat(number(cursor, "executionStats.totalKeysExamined")).isEqualTo(4);
    assertThat(stages.get(1).asDocument().getDocument("$groupByDistinctScan"))
        .isEqualTo(BsonDocument.parse("{newRoot: {_id: '$b'}}"));
    assertThat(server.batch(group.formatted("d", "{}", "")))
        .isEqualTo("[{\"_id\": null}, {\"_id\": 1}, {\"_id\": 2}]");
    assertThat(server.ok("{explain: %s}".formatted(group.formatted("c", "{}", ""))))
        .as("an index in which documents have several keys")
        .doesNotContain("DISTINCT_SCAN");
    assertThat(server.ok("{explain: %s}".formatted(group.formatted("d", "{}", ", n: {$sum: 1}"))))
        .doesNotContain("DISTINCT_SCAN");
  }

  @Test
  void tellsWhatBothStagesGaveThatOneIsShortFor() {
    BsonArray stages =
        server
            .run("{explain: {aggregate: 'c', pipeline: [{$sortByCount: '$b'}], cursor: {}}}")
            .getArray("stages");
    assertThat(stages).hasSize(3);
    for (BsonValue stage : stages.subList(1, 3)) {
      assertThat(stage.asDocument().getInt64("nReturned").getValue()).isEqualTo(4);
    }
  }

  @Test
  void readsNoFurtherThanTheStagesAsked() {
    BsonArray stages =
        server
            .run(
                "{explain: {aggregate: 'c', pipeline: [{$unwind: '$a'}, {$limit: 2}], cursor: {}},"
                    + " verbosity: 'executionStats'}")
            .getArray("stages");
    BsonDocument cursor = stages.getFirst().asDocument().getDocument("$cursor");
    assertThat(number(cursor, "executionStats.totalDocsExamined")).isEqualTo(2);
    assertThat(stages.get(1).asDocument().getDocument("$unwind").getString("path").getValue())
        .isEqualTo("$a");
  }

  @Test
  void explainsStagesThatReadNoDocuments() {
    assertThat(
            server
                .run("{explain: {aggregate: 'c', pipeline: [{$indexStats: {}}], cursor: {}}}")
                .getArray("stages")
                .getFirst()
                .asDocument()
                .getInt64("nReturned")
                .getValue())
        .isEqualTo(2);
  }

  @Test
  void triesTheOtherPlansToo() {
    server.ok("{createIndexes: 'c', indexes: [{key: {b: 1}, name: 'b_1'}]}");
    String find = "{find: 'c', filter: {a: 1, b: {$gt: 1}}, projection: {b: 1}, skip: 0, limit: 5}";
    BsonArray all =
        server
            .run("{explain: %s, verbosity: 'allPlansExecution'}".formatted(find))
            .getDocument("executionStats")
            .getArray("allPlansExecution");
    assertThat(all).hasSize(2);
    for (BsonValue each : all) {
      assertThat(each.asDocument())
          .containsKeys("totalKeysExamined", "totalDocsExamined", "executionTimeMillisEstimate");
      assertThat(number(each.asDocument(), "nReturned")).isEqualTo(1);
      assertThat(each.asDocument().getDouble("score").getValue()).isBetween(2.25, 2.51);
      assertThat(names(each.asDocument().getDocument("executionStages")))
          .isEqualTo("LIMIT PROJECTION_SIMPLE FETCH IXSCAN");
    }
    assertThat(stats(find)).doesNotContainKey("allPlansExecution");
    assertThat(server.ok("{explain: {find: 'c', filter: {a: 1}}}"))
        .contains("\"allPlansExecution\": []");
    assertThat(server.ok("{explain: {count: 'c', query: {a: 1, b: 1}}}"))
        .contains("\"allPlansExecution\": [{");
  }

  @Test
  void remembersNoPlanThatIsOnlyExplained() {
    server.ok("{createIndexes: 'c', indexes: [{key: {b: 1}, name: 'b_1'}]}");
    String explain = "{explain: {find: 'c', filter: {a: 1, b: 1}}, verbosity: '%s'}";
    assertThat(server.ok(explain.formatted("queryPlanner")))
        .contains("\"winningPlan\": {\"isCached\": false");
    server.ok(explain.formatted("allPlansExecution"));
    String plans = "{aggregate: 'c', pipeline: [{$planCacheStats: {}}], cursor: {}}";
    assertThat(server.batch(plans)).isEqualTo("[]");
    server.ok("{find: 'c', filter: {a: 1, b: 1}}");
    assertThat(server.batch(plans)).isNotEqualTo("[]");
  }

  @Test
  void endsATrialAfterAHundredAndOneDocuments() {
    server.ok("{createIndexes: 'c', indexes: [{key: {b: 1}, name: 'b_1'}]}");
    for (int i = 0; i < 15; i++) {
      server.ok(
          "{insert: 'c', documents: [%s]}"
              .formatted(String.join(", ", Collections.nCopies(10, "{a: 7, b: 7}"))));
    }
    BsonArray all =
        server
            .run("{explain: {find: 'c', filter: {a: 7, b: 7}}}")
            .getDocument("executionStats")
            .getArray("allPlansExecution");
    assertThat(all.stream().map(each -> number(each.asDocument(), "nReturned")))
        .containsExactly(101, 101);
  }

  @Test
  void explainsOneStatementOfABatch() {
    assertThat(
            server.code(
                "{explain: {delete: 'c', deletes: [{q: {}, limit: 0}, {q: {}, limit: 0}]}}"))
        .isEqualTo(16);
    assertThat(server.code("{explain: {update: 'c', updates: [{q: {}, u: {a: 1}, multi: true}]}}"))
        .isEqualTo(9);
  }
}
