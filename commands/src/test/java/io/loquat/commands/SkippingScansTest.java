package io.loquat.commands;

import static org.assertj.core.api.Assertions.assertThat;

import org.bson.BsonDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bounds of later fields of an index are asked of keys, and what lies between them is skipped. */
class SkippingScansTest extends PlanQuestions {
  @BeforeEach
  void insertRows() {
    fill(1_000, i -> "{_id: %d, a: %d, b: %d}".formatted(i, i / 100, i % 100));
  }

  private BsonDocument scanned(String rest) {
    return stats("{find: 'c', filter: {a: {$gte: 0, $lt: 8}, b: {$in: [5, 50]}}" + rest + "}");
  }

  private static int figure(BsonDocument stats, String name) {
    return stats.getInt32(name).getValue();
  }

  @Test
  void readsTheDocumentsInTheBoundsOnly() {
    index("{a: 1, b: 1}", "ab");

    BsonDocument stats = scanned("");

    assertThat(figure(stats, "nReturned")).isEqualTo(16);
    assertThat(figure(stats, "totalDocsExamined")).isEqualTo(16);
    assertThat(figure(stats, "totalKeysExamined")).isLessThan(50);
  }

  @Test
  void skipsBackwardsAndInDescendingFields() {
    index("{a: 1, b: -1}", "ab");

    BsonDocument stats = scanned(", sort: {a: -1, b: 1}");

    assertThat(figure(stats, "nReturned")).isEqualTo(16);
    assertThat(figure(stats, "totalDocsExamined")).isEqualTo(16);
    assertThat(figure(stats, "totalKeysExamined")).isLessThan(50);
    assertThat(
            server.batch(
                "{find: 'c', filter: {a: {$gt: 0, $lt: 3}, b: {$in: [5, 50]}},"
                    + " sort: {a: -1, b: 1}, projection: {_id: 1}, batchSize: 10}"))
        .isEqualTo("[{\"_id\": 205}, {\"_id\": 250}, {\"_id\": 105}, {\"_id\": 150}]");
  }
}
