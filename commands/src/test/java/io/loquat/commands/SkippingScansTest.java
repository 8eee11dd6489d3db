package io.loquat.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bson.BsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bounds of later fields of an index are asked of keys, and what lies between them is skipped. */
class SkippingScansTest {
  @TempDir Path folder;
  private TestServer server;

  @BeforeEach
  void start() {
    server = TestServer.hidden(folder);
    String rows =
        IntStream.range(0, 1_000)
            .mapToObj(i -> "{_id: %d, a: %d, b: %d}".formatted(i, i / 100, i % 100))
            .collect(Collectors.joining(","));
    server.ok("{insert: 'c', documents: [" + rows + "]}");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private BsonDocument stats(String rest) {
    return server
        .run(
            "{explain: {find: 'c', filter: {a: {$gte: 0, $lt: 8}, b: {$in: [5, 50]}}"
                + rest
                + "}, verbosity: 'executionStats'}")
        .getDocument("executionStats");
  }

  private static int figure(BsonDocument stats, String name) {
    return stats.getInt32(name).getValue();
  }

  @Test
  void readsTheDocumentsInTheBoundsOnly() {
    server.ok("{createIndexes: 'c', indexes: [{key: {a: 1, b: 1}, name: 'ab'}]}");

    BsonDocument stats = stats("");

    assertThat(figure(stats, "nReturned")).isEqualTo(16);
    assertThat(figure(stats, "totalDocsExamined")).isEqualTo(16);
    assertThat(figure(stats, "totalKeysExamined")).isLessThan(50);
  }

  @Test
  void skipsBackwardsAndInDescendingFields() {
    server.ok("{createIndexes: 'c', indexes: [{key: {a: 1, b: -1}, name: 'ab'}]}");

    BsonDocument stats = stats(", sort: {a: -1, b: 1}");

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
