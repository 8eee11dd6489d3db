package io.loquat.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.loquat.query.context.QueryContext;
import io.loquat.query.meta.DocumentMeta;
import io.loquat.query.sort.Sort;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.junit.jupiter.api.Test;

/** Scans that each have the order of a sort are merged: nothing is sorted, and little is read. */
class SortMergePlansTest extends PlanQuestions {
  private static final int QUESTIONS = 400;
  private static final List<String> VALUES =
      List.of("1", "2", "2.0", "3", "'x'", "null", "NaN", "true", "[]", "[1, 4]", "{c: 1}");
  private static final List<String> FILTERS =
      List.of(
          "{a: {$in: [1, 2, 'x']}}",
          "{a: {$in: [3, null, 1, 2]}, b: {$gte: 2}}",
          "{a: {$in: [1, 3]}, c: {$ne: 2}}",
          "{a: {$in: [1, 2]}, c: {$in: [1, 3]}}",
          "{$or: [{a: 1}, {a: 3}, {a: 'x'}]}",
          "{$or: [{a: 1, c: 2}, {c: 2}]}",
          "{$or: [{a: {$in: [1, 2]}}, {c: 3, b: {$lt: 3}}]}",
          "{$or: [{a: 1}, {$or: [{a: 2}, {c: 1}]}], c: {$gt: 0}}");
  private static final List<String> SORTS =
      List.of("{b: 1}", "{b: -1}", "{b: 1, c: 1}", "{b: -1, c: -1}", "{b: 1, a: 1}", "{c: 1}");

  private void fill(int documents) {
    fill(documents, i -> "{_id: %d, a: %d, b: %d}".formatted(i, i % 10, (i * 37) % documents));
  }

  @Test
  void readsNoMoreThanIsWanted() {
    fill(500);
    index("{a: 1, b: 1}", "ab");
    String find = "{find: 'c', filter: {a: {$in: [2, 5, 7]}}, sort: {b: -1}, limit: 5}";

    BsonDocument reply = explained(find);

    String plan = reply.getDocument("queryPlanner").getDocument("winningPlan").toJson();
    assertThat(plan).contains("SORT_MERGE", "IXSCAN", "backward").doesNotContain("\"SORT\"");
    BsonDocument stats = reply.getDocument("executionStats");
    assertThat(stats.getInt32("nReturned").getValue()).isEqualTo(5);
    assertThat(stats.getInt32("totalDocsExamined").getValue()).isEqualTo(5);
    assertThat(stats.getInt32("totalKeysExamined").getValue()).isEqualTo(5);
  }

  @Test
  void mergesTheBranchesOfAnOr() {
    fill(100);
    index("{a: 1, b: 1}", "ab");
    index("{d: 1, b: -1}", "db");
    server.ok("{insert: 'c', documents: [{_id: 'x', a: 1, d: 5, b: -7}, {_id: 'y', d: 5, b: -3}]}");
    String find = "{find: 'c', filter: {$or: [{a: 1}, {d: 5}]}, sort: {b: 1}";

    String plan = explained(find + "}").getDocument("queryPlanner").toJson();

    assertThat(plan).contains("SORT_MERGE", "\"ab\"", "\"db\"");
    assertThat(ids(find + "}")).hasSize(12).startsWith("x", "y").doesNotHaveDuplicates();
  }

  @Test
  void goesOnBehindWhatCameThoughDocumentsMove() {
    fill(60);
    index("{a: 1, b: 1}", "ab");
    BsonDocument first =
        server.run(
            "{find: 'c', filter: {a: {$in: [0, 1, 2]}}, sort: {b: 1}, batchSize: 4,"
                + " projection: {b: 1}}");
    server.ok("{update: 'c', updates: [{q: {a: 1}, u: {$set: {b: -1}}, multi: true}]}");
    server.ok("{delete: 'c', deletes: [{q: {a: 2}, limit: 0}]}");

    long cursor = first.getDocument("cursor").getNumber("id").longValue();
    List<BsonValue> rest =
        server
            .run("{getMore: {$numberLong: '" + cursor + "'}, collection: 'c'}")
            .getDocument("cursor")
            .getArray("nextBatch");

    assertThat(rest.stream().map(row -> row.asDocument().getInt32("_id").getValue() % 10))
        .isNotEmpty()
        .allMatch(a -> a == 0);
  }

  @Test
  void givesWhatASortInMemoryGives() {
    fill(
        60,
        id ->
            "{_id: %d, a: %s, b: %s, c: %s}"
                .formatted(id, of(VALUES.subList(0, 8)), of(VALUES), of(VALUES.subList(0, 4))));
    index("{a: 1, b: 1, c: 1}", "abc");
    index("{a: 1, b: -1}", "ab");
    index("{c: -1, b: 1}", "cb");
    index("{c: 1, a: 1, b: 1}", "cab");
    for (int i = 0; i < QUESTIONS; i++) {
      String sort = of(SORTS);
      String find =
          "{find: 'c', filter: %s, sort: %s, projection: {_id: 1, a: 1, b: 1, c: 1}, batchSize: %d"
              .formatted(of(FILTERS), sort, 2 + random.nextInt(20));
      String index = of(List.of("", "", ", hint: 'ab'", ", hint: 'abc'", ", hint: 'cb'"));

      List<String> merged = ids(find + index + "}");
      List<String> scanned = ids(find + ", hint: {$natural: 1}}");

      assertThat(merged).as(find + index).containsExactlyInAnyOrderElementsOf(scanned);
      assertThat(keys(merged, sort)).as(find + index).isEqualTo(keys(scanned, sort));
    }
  }

  /** Documents that the sort cannot tell apart have one key. */
  private List<String> keys(List<String> ids, String order) {
    Sort sort = Sort.parse(BsonDocument.parse(order), QueryContext.plain());
    return ids.stream()
        .map(
            id ->
                server
                    .run("{find: 'c', filter: {_id: " + id + "}}")
                    .getDocument("cursor")
                    .getArray("firstBatch")
                    .getFirst()
                    .asDocument())
        .map(document -> HexFormat.of().formatHex(sort.key(document, DocumentMeta.NONE)))
        .toList();
  }

  private List<String> ids(String find) {
    BsonDocument cursor = server.run(find).getDocument("cursor");
    List<String> ids = new ArrayList<>();
    List<BsonValue> batch = cursor.getArray("firstBatch");
    while (true) {
      batch.forEach(row -> ids.add(text(row.asDocument().get("_id"))));
      long id = cursor.getNumber("id").longValue();
      if (id == 0) {
        return ids;
      }
      cursor =
          server
              .run("{getMore: {$numberLong: '" + id + "'}, collection: 'c', batchSize: 7}")
              .getDocument("cursor");
      batch = cursor.getArray("nextBatch");
    }
  }

  private static String text(BsonValue id) {
    return id.isString() ? id.asString().getValue() : Integer.toString(id.asInt32().getValue());
  }
}
