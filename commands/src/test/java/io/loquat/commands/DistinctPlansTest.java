package io.loquat.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.loquat.model.KeyEncoding;
import io.loquat.model.TextOrder;
import io.loquat.query.collation.Collation;
import java.util.HexFormat;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonValue;
import org.junit.jupiter.api.Test;

/** {@code distinct} by an index reads little, and gives what a scan of all documents gives. */
class DistinctPlansTest extends PlanQuestions {
  private static final int COLLECTIONS = 60;
  private static final int QUESTIONS = 25;
  private static final String COLLATION = "{locale: 'en', strength: 2}";
  private static final TextOrder TEXTS = Collation.parse(BsonDocument.parse(COLLATION)).texts();
  private static final List<String> VALUES =
      List.of(
          "1",
          "1.0",
          "2",
          "{$numberDecimal: '2.00'}",
          "3",
          "NaN",
          "null",
          "{$undefined: true}",
          "'a'",
          "'A'",
          "'b'",
          "true",
          "[]",
          "[1, 2]",
          "[null, 'a']",
          "[[1, 2], 3]",
          "{b: 1}",
          "{b: [1, 'A']}",
          "[{b: 1}, {b: 2}, 5]",
          "[{b: [2, 3]}, {c: 1}]",
          "{c: 1}");

  private void insertGroups(int documents, int groups) {
    fill(documents, i -> "{a: %d, b: %d}".formatted(i % groups, i));
  }

  @Test
  void readsOneKeyForEachValue() {
    insertGroups(500, 5);
    index("{a: 1, b: -1}", "ab");

    BsonDocument reply = explained("{distinct: 'c', key: 'a'}");

    BsonDocument plan = reply.getDocument("queryPlanner").getDocument("winningPlan");
    assertThat(plan.getString("stage").getValue()).isEqualTo("PROJECTION_COVERED");
    assertThat(plan.getDocument("inputStage").getString("stage").getValue())
        .isEqualTo("DISTINCT_SCAN");
    BsonDocument stats = reply.getDocument("executionStats");
    assertThat(stats.getInt32("totalKeysExamined").getValue()).isEqualTo(5);
    assertThat(stats.getInt32("totalDocsExamined").getValue()).isZero();
    assertThat(stats.getInt32("nReturned").getValue()).isEqualTo(5);
    assertThat(server.ok("{distinct: 'c', key: 'a'}")).contains("[0, 1, 2, 3, 4]");
  }

  @Test
  void readsTheBoundsOfTheFilterOnly() {
    insertGroups(500, 10);
    index("{a: 1, b: 1}", "ab");

    String few = "{distinct: 'c', key: 'a', query: {a: {$gte: 7}}}";
    assertThat(explained(few).getDocument("executionStats").getInt32("totalKeysExamined"))
        .isEqualTo(new BsonInt32(3));
    assertThat(server.ok(few)).contains("[7, 8, 9]");
    assertThat(server.ok("{distinct: 'c', key: 'b', query: {a: 7, b: {$lt: 30}}}"))
        .contains("[7, 17, 27]");
  }

  @Test
  void asksDocumentsWhereKeysDoNotSettleTheFilter() {
    server.ok("{insert: 'c', documents: [{a: [1, 9]}, {a: 2}]}");
    index("{a: 1}", "a");

    assertThat(server.ok("{distinct: 'c', key: 'a', query: {a: {$gt: 5}}}")).contains("[1, 9]");
    assertThat(server.run("{explain: {distinct: 'c'}}").getNumber("ok").intValue()).isZero();
  }

  @Test
  void givesTheValuesThatAScanGives() {
    for (int i = 0; i < COLLECTIONS; i++) {
      fill(i % 2 == 0 ? VALUES : VALUES.subList(0, 12));
      for (int question = 0; question < QUESTIONS; question++) {
        compare();
      }
    }
  }

  private void fill(List<String> values) {
    server.run("{drop: 'c'}");
    fill(25, id -> "{_id: " + id + field("a", values) + field("b", values) + "}");
    for (int number = 0; number < 4; number++) {
      // Some are refused: arrays side by side.
      server.run("{createIndexes: 'c', indexes: [" + index(number) + "]}");
    }
  }

  private String field(String name, List<String> values) {
    return random.nextInt(5) == 0 ? "" : ", " + name + ": " + of(values);
  }

  private String index(int number) {
    String key =
        of(
            List.of(
                "{a: 1}",
                "{a: -1}",
                "{b: 1}",
                "{'a.b': 1}",
                "{a: 1, b: -1}",
                "{b: -1, a: 1}",
                "{'a.b': -1, b: 1}"));
    String options =
        of(
            List.of(
                "",
                "",
                "",
                ", sparse: true",
                ", collation: " + COLLATION,
                ", partialFilterExpression: {a: {$gt: 1}}"));
    return "{key: %s, name: 'i%d'%s}".formatted(key, number, options);
  }

  private void compare() {
    boolean collated = random.nextInt(4) == 0;
    String collation = collated ? ", collation: " + COLLATION : "";
    String filter = filter();
    String key = of(List.of("a", "b", "a.b", "_id", "a.0"));
    String command = "{distinct: 'c', key: '%s', query: %s%s".formatted(key, filter, collation);
    TextOrder texts = collated ? TEXTS : TextOrder.BINARY;

    assertThat(keys(command + "}", texts))
        .as("%s with %s", command, server.ok("{listIndexes: 'c'}"))
        .isEqualTo(keys(command + ", hint: {$natural: 1}}", texts));

    String grouped =
        "{aggregate: 'c', pipeline: [{$match: %s}, {$group: {_id: '$%s'}}], cursor: {}%s"
            .formatted(filter, key, collation);
    assertThat(groups(grouped + "}", texts))
        .as("%s with %s", grouped, server.ok("{listIndexes: 'c'}"))
        .isEqualTo(groups(grouped + ", hint: {$natural: 1}}", texts));
  }

  private String filter() {
    return of(
        List.of(
            "{}",
            "{}",
            "{a: {$gt: 1}}",
            "{a: {$gte: 1}, b: {$lt: 3}}",
            "{a: {$in: [1, 2, 'a']}}",
            "{a: null}",
            "{b: 'a'}",
            "{b: {$exists: true}}",
            "{'a.b': {$gte: 1}}",
            "{a: 1, b: {$ne: 2}}"));
  }

  /** Groups come in no certain order. */
  private List<String> groups(String command, TextOrder texts) {
    return server.run(command).getDocument("cursor").getArray("firstBatch").stream()
        .map(group -> key(group.asDocument().get("_id"), texts))
        .sorted()
        .toList();
  }

  /** Equal values have equal keys. */
  private List<String> keys(String command, TextOrder texts) {
    return server.run(command).getArray("values").stream().map(value -> key(value, texts)).toList();
  }

  private static String key(BsonValue value, TextOrder texts) {
    return HexFormat.of().formatHex(KeyEncoding.encode(value, texts));
  }
}
