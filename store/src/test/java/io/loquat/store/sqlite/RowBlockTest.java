package io.loquat.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.loquat.concurrency.ExpectedVersion;
import io.loquat.store.DocumentCursor;
import io.loquat.store.FindQuery;
import io.loquat.store.Store.Deadline;
import io.loquat.store.StoredDocument;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Batches that end amid the rows that were fetched at once. */
final class RowBlockTest {
  private static final int DOCUMENTS = 200;
  private static final int BATCH_BYTES = 2 << 20;

  @TempDir private static Path folder;
  private static TestStore store;

  /** Every so often one of them fills a quarter of a batch, or more than one. */
  @BeforeAll
  static void fill() {
    store = TestStore.hidden(folder);
    store.index("{v: 2, key: {a: 1}, name: 'a'}");
    Random random = new Random(1);
    for (int i = 0; i < DOCUMENTS; i++) {
      int size = i % 50 == 7 ? BATCH_BYTES / 4 : i % 150 == 99 ? BATCH_BYTES + 1 : i;
      store.insert(
          new BsonDocument("_id", new BsonInt32(i))
              .append("a", new BsonInt32(i))
              .append("b", new BsonInt32(random.nextInt(3)))
              .append("text", new BsonString("x".repeat(size))),
          ExpectedVersion.NO_CHECK);
    }
  }

  @AfterAll
  static void close() {
    store.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{a: {$gte: 0}} | {a: 1}",
        "{a: {$gte: 0}} | {a: -1}",
        "{a: {$in: [3, 7, 8, 57, 99, 100, 199]}} | {a: 1}",
        "{a: {$gte: 0}, b: 1} | {a: 1}",
        "{} | {}",
        "{b: 1} | {}",
        "{b: {$gte: 1}, text: {$regex: '^x*$'}} | {}",
        "{} | {b: 1}",
        "{} | {_id: -1}",
      })
  void giveEachRowOnceAndInOrder(String filter, String sort) {
    List<Integer> all = ids(store.query(filter, sort, 0, 0), 10_000, Integer.MAX_VALUE);
    assertThat(all).doesNotHaveDuplicates().isNotEmpty();
    for (int countMax : new int[] {1, 32, 33, 101}) {
      FindQuery query = store.query(filter, sort, 0, 0);
      assertThat(ids(query, countMax, BATCH_BYTES)).isEqualTo(all);
      assertThat(ids(query, countMax, 5_000)).isEqualTo(all);
      int skip = Math.min(5, all.size());
      int end = Math.min(all.size(), skip + countMax);
      assertThat(ids(store.query(filter, sort, skip, countMax), 10, BATCH_BYTES))
          .isEqualTo(all.subList(skip, end));
    }
  }

  private static List<Integer> ids(FindQuery query, int countMax, int bytesMax) {
    List<Integer> ids = new ArrayList<>();
    try (DocumentCursor cursor = store.store().open(query)) {
      while (!cursor.exhausted()) {
        List<StoredDocument> batch = cursor.next(countMax, bytesMax, Deadline.NEVER);
        assertThat(batch).hasSizeLessThanOrEqualTo(countMax);
        if (batch.size() > 1) {
          assertThat(batch.stream().mapToInt(RowBlockTest::size).sum())
              .isLessThanOrEqualTo(bytesMax);
        }
        batch.forEach(found -> ids.add(found.document().getInt32("_id").getValue()));
      }
    }
    return ids;
  }

  private static int size(StoredDocument document) {
    return document.document().getByteLength();
  }

  @ParameterizedTest
  @CsvSource({"0, 200", "0, 32", "190, 10"})
  void givesAllOfARange(int from, int count) {
    FindQuery query =
        store.query("{a: {$gte: %d, $lt: %d}}".formatted(from, from + count), "{a: 1}", 0, 0);
    assertThat(ids(query, 1_000, Integer.MAX_VALUE))
        .isEqualTo(IntStream.range(from, from + count).boxed().toList());
  }
}
