package io.loquat.commands;

import static org.assertj.core.api.Assertions.assertThat;

import org.bson.BsonDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Queries that ask for fields of an index only are answered by its keys. */
final class CoveredPlansTest extends PlanQuestions {
  @BeforeEach
  void makeIndexes() {
    fill(40, i -> "{_id: %d, a: %d, b: %d, c: {d: %d}}".formatted(i, i % 4, i, i));
    index("{a: 1, b: -1}", "ab");
    index("{'c.d': 1, _id: 1}", "cd");
  }

  private static int docsExamined(BsonDocument stats) {
    return stats.getInt32("totalDocsExamined").getValue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{find: 'c', filter: {a: 1}, projection: {_id: 0, a: 1, b: 1}} | PROJECTION_COVERED IXSCAN",
        "{find: 'c', filter: {a: 1}, projection: {_id: 0, b: 1}} | PROJECTION_COVERED IXSCAN",
        "{find: 'c', filter: {a: {$gt: 1}, b: {$mod: [2, 0]}}, projection: {_id: 0, a: 1}}"
            + " | PROJECTION_COVERED IXSCAN",
        "{find: 'c', filter: {a: 1}, sort: {b: 1}, limit: 3, projection: {_id: 0, b: 1}}"
            + " | LIMIT PROJECTION_COVERED IXSCAN",
        "{find: 'c', hint: 'ab', projection: {_id: 0, b: 1}} | PROJECTION_COVERED IXSCAN",
        "{find: 'c', hint: 'ab', min: {a: 1, b: 9}, projection: {_id: 0, b: 1}}"
            + " | PROJECTION_COVERED IXSCAN",
        "{find: 'c', filter: {'c.d': {$gt: 3}}, projection: {'c.d': 1}} | PROJECTION_DEFAULT"
            + " IXSCAN",
        "{find: 'c', filter: {a: 1}, returnKey: true} | RETURN_KEY IXSCAN",
        "{count: 'c', query: {a: 1, b: {$mod: [2, 0]}}} | COUNT IXSCAN",
        "{aggregate: 'c', pipeline: [{$match: {a: 1}}, {$project: {_id: 0, b: 1}}], cursor: {}}"
            + " | PROJECTION_COVERED IXSCAN",
        "{distinct: 'c', key: 'a'} | PROJECTION_COVERED DISTINCT_SCAN"
      })
  void readsNoDocuments(String inner, String names) {
    BsonDocument stats = stats(inner);
    assertThat(names(stats.getDocument("executionStages"))).isEqualTo(names);
    assertThat(docsExamined(stats)).isZero();
    assertThat(stats.getInt32("totalKeysExamined").getValue()).isPositive();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{find: 'c', filter: {a: 1}, projection: {a: 1, b: 1}} | PROJECTION_SIMPLE FETCH IXSCAN",
        "{find: 'c', filter: {a: 1}, projection: {_id: 0, c: 1}} | PROJECTION_SIMPLE FETCH IXSCAN",
        "{find: 'c', filter: {a: 1, c: 1}, projection: {_id: 0, b: 1}}"
            + " | PROJECTION_SIMPLE FETCH IXSCAN",
        "{find: 'c', filter: {a: 1}, projection: {_id: 0, b: 0}} | PROJECTION_SIMPLE FETCH IXSCAN",
        "{find: 'c', filter: {'c.d': 1}, projection: {_id: 0, c: 1}}"
            + " | PROJECTION_SIMPLE FETCH IXSCAN",
        "{find: 'c', filter: {a: 1}, projection: {_id: 0, b: {$add: ['$b', 1]}}}"
            + " | PROJECTION_DEFAULT FETCH IXSCAN",
        "{aggregate: 'c', pipeline: [{$match: {a: 1}}, {$project: {_id: 0, b: 1}},"
            + " {$addFields: {v: {$meta: 'version'}}}], cursor: {}} | "
      })
  void readsDocumentsWhereMoreIsAskedFor(String inner, String names) {
    BsonDocument reply = server.run("{explain: %s, verbosity: 'executionStats'}".formatted(inner));
    BsonDocument found =
        reply.containsKey("stages")
            ? reply.getArray("stages").getFirst().asDocument().getDocument("$cursor")
            : reply;
    BsonDocument stats = found.getDocument("executionStats");
    assertThat(docsExamined(stats)).isPositive();
    if (names != null) {
      assertThat(names(stats.getDocument("executionStages"))).isEqualTo(names);
    }
  }

  /** What a query gives is told by type, and missing from null. */
  @Test
  void givesValuesAsTheyAre() {
    String values =
        "{b: 1}, {b: 2.0}, {b: {$numberLong: '3'}}, {b: {$numberDecimal: '4.50'}}, {},"
            + " {b: null}, {b: -0.0}, {b: {$symbol: 's'}}, {b: {x: [1, 2.0]}},"
            + " {b: {$numberDecimal: 'NaN'}}, {b: {$numberLong: '5000000000'}}, {b: 'x'}";
    server.ok("{insert: 'd', documents: [" + values + "]}");
    server.ok("{createIndexes: 'd', indexes: [{key: {b: 1}, name: 'b'}]}");
    String find = "{find: 'd', hint: 'b', projection: {_id: 0, b: 1}}";

    assertThat(server.batch(find))
        .isEqualTo(
            "[{}, {\"b\": null}, {\"b\": {\"$numberDecimal\": \"NaN\"}}, {\"b\": -0.0}, {\"b\": 1},"
                + " {\"b\": 2.0}, {\"b\": 3}, {\"b\": {\"$numberDecimal\": \"4.50\"}},"
                + " {\"b\": 5000000000}, {\"b\": {\"$symbol\": \"s\"}}, {\"b\": \"x\"},"
                + " {\"b\": {\"x\": [1, 2.0]}}]");
    assertThat(docsExamined(stats(find))).isEqualTo(1);
  }

  @Test
  void seesAChangeOfTypeAlone() {
    String find = "{find: 'c', filter: {a: 1, b: 5}, projection: {_id: 0, b: 1}}";
    assertThat(server.batch(find)).isEqualTo("[{\"b\": 5}]");
    server.ok("{update: 'c', updates: [{q: {_id: 5}, u: {$set: {b: 5.0}}}]}");
    assertThat(server.batch(find)).isEqualTo("[{\"b\": 5.0}]");
    server.ok("{update: 'c', updates: [{q: {_id: 5}, u: {$set: {b: 5}}}]}");
    assertThat(server.batch(find)).isEqualTo("[{\"b\": 5}]");
    server.ok("{delete: 'c', deletes: [{q: {_id: 5, $softDelete: true}, limit: 1}]}");
    assertThat(server.batch(find)).isEqualTo("[]");
    assertThat(server.ok("{validate: 'c'}")).contains("\"valid\": true");
  }

  @Test
  void readsTheDocumentsThatHaveArrays() {
    String find = "{find: 'c', filter: {a: {$gte: 3}}, projection: {_id: 0, b: 1}, batchSize: 3}";
    BsonDocument cursor = server.run(find).getDocument("cursor");
    server.ok("{update: 'c', updates: [{q: {_id: 3}, u: {$set: {b: [7, 8]}}}]}");
    String more =
        "{getMore: {$numberLong: '%d'}, collection: 'c'}"
            .formatted(cursor.getInt64("id").getValue());
    assertThat(server.ok(more)).contains("{\"b\": [7, 8]}");
    assertThat(docsExamined(stats(find))).isEqualTo(10);
  }

  @Test
  void coversLookups() {
    server.ok("{createIndexes: 'c', indexes: [{key: {b: 1}, name: 'b', unique: true}]}");

    BsonDocument stats = stats("{find: 'c', filter: {b: 5}, projection: {_id: 0, b: 1}}");

    BsonDocument stage = stats.getDocument("executionStages");
    assertThat(names(stage)).isEqualTo("EXPRESS_IXSCAN");
    assertThat(stage.getBoolean("projectionCovered").getValue()).isTrue();
    assertThat(docsExamined(stats)).isZero();
  }

  @Test
  void prefersTheIndexThatHasTheFields() {
    server.ok("{createIndexes: 'c', indexes: [{key: {a: 1}, name: 'a'}]}");
    server.ok("{createIndexes: 'c', indexes: [{key: {a: 1, d: 1}, name: 'ad'}]}");

    assertThat(docsExamined(stats("{find: 'c', filter: {a: 1}, projection: {_id: 0, b: 1}}")))
        .isZero();
  }
}
