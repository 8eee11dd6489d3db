package io.loquat.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.loquat.model.Namespace;
import io.loquat.store.DocumentCursor;
import io.loquat.store.FindQuery;
import io.loquat.store.Store.Deadline;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** First batches that are read on a thread that may not wait. */
class BriefReadTest {
  private static final long BYTES_MAX = 16 << 20;

  @TempDir private Path folder;
  private TestStore store;

  @BeforeEach
  void open() {
    store = TestStore.hidden(folder);
  }

  @AfterEach
  void close() {
    store.close();
  }

  /** With an index on {@code a}, which is against the order of {@code _id}. */
  private void fill(int count, IntFunction<String> text) {
    store.index("{v: 2, key: {a: 1}, name: 'a_1'}");
    for (int i = 0; i < count; i++) {
      store.insert("{_id: %d, a: %d, text: '%s'}".formatted(i, count - i, text.apply(i)));
    }
    readSomething();
  }

  /** A reader's connection is open from then on. */
  private void readSomething() {
    store.store().read(TestStore.DATABASE, Deadline.NEVER, _ -> true);
  }

  private Optional<DocumentCursor> tryOpen(FindQuery query, int count) {
    return store.store().tryOpen(query, count, BYTES_MAX);
  }

  /** Code that runs for the first time may take longer than a moment. */
  private DocumentCursor ready(FindQuery query, int count) {
    return IntStream.range(0, 100)
        .mapToObj(_ -> tryOpen(query, count).orElseThrow())
        .filter(DocumentCursor::isReady)
        .findFirst()
        .orElseThrow();
  }

  private static List<Integer> ids(DocumentCursor cursor, int count) {
    return cursor.next(count, BYTES_MAX, Deadline.NEVER).stream()
        .map(found -> found.document().getInt32("_id").getValue())
        .toList();
  }

  private boolean isReady(String filter, String sort, int limit) {
    return IntStream.range(0, 100).anyMatch(_ -> isReady(store.query(filter, sort, 0, limit)));
  }

  private boolean isReady(FindQuery query) {
    try (DocumentCursor cursor = tryOpen(query, 101).orElseThrow()) {
      return cursor.isReady();
    }
  }

  @Test
  void readsAPageInTheOrderOfAnIndex() {
    fill(20, _ -> "");
    try (DocumentCursor cursor = ready(store.query("{a: {$gte: 5}}", "{a: 1}", 2, 4), 101)) {
      assertThat(ids(cursor, 101)).containsExactly(13, 12, 11, 10);
      assertThat(cursor.exhausted()).isTrue();
      assertThat(ids(cursor, 101)).isEmpty();
    }
  }

  @Test
  void goesOnBehindTheFirstBatch() {
    fill(7, _ -> "");
    try (DocumentCursor cursor = ready(store.query("{a: {$gte: 2}}", "{a: -1}", 0, 0), 3)) {
      assertThat(ids(cursor, 3)).containsExactly(0, 1, 2);
      assertThat(cursor.isReady()).isFalse();
      assertThat(cursor.exhausted()).isFalse();
      assertThat(ids(cursor, 101)).containsExactly(3, 4, 5);
      assertThat(cursor.exhausted()).isTrue();
    }
  }

  @Test
  void handsOverABatchThatTakesLongerThanAMoment() {
    fill(12, i -> String.valueOf(i).repeat(1 << 19));
    try (DocumentCursor cursor =
        tryOpen(store.query("{a: {$gte: 1}}", "{a: 1}", 0, 0), 12).orElseThrow()) {
      assertThat(cursor.isReady()).isFalse();
      List<Integer> ids = new ArrayList<>(ids(cursor, 12));
      while (!cursor.exhausted()) {
        ids.addAll(ids(cursor, 12));
      }
      assertThat(ids).isEqualTo(IntStream.range(0, 12).map(i -> 11 - i).boxed().toList());
    }
  }

  @Test
  void readsAtOnceOnlyWhatIsFoundStepByStep() {
    fill(20, _ -> "");
    assertThat(isReady("{a: 3}", "", 0)).isTrue();
    assertThat(isReady("{_id: {$in: [1, 2, 30]}}", "", 0)).isTrue();
    assertThat(isReady("{}", "", 5)).isTrue();
    assertThat(isReady("{}", "{_id: 1}", 5)).isTrue();
    assertThat(isReady("{text: ''}", "", 5)).isFalse();
    assertThat(isReady("{a: {$gte: 3}, text: ''}", "{a: 1}", 5)).isFalse();
    assertThat(isReady("{a: {$gte: 3}}", "{text: 1}", 5)).isFalse();
  }

  @Test
  void plansWhatIsReadElsewhere() {
    fill(5, i -> "t" + i);
    FindQuery query = store.query("{a: {$gte: 2}}", "{text: -1}", 0, 2);
    try (DocumentCursor cursor = tryOpen(query, 101).orElseThrow()) {
      assertThat(cursor.isReady()).isFalse();
      assertThat(ids(cursor, 101)).containsExactly(3, 2);
      assertThat(cursor.exhausted()).isTrue();
    }
  }

  @Test
  void countsTheUseOfAnIndexOnce() {
    fill(5, _ -> "");
    store.find("{a: 3}");
    tryOpen(store.query("{a: 3}", "", 0, 0), 101).orElseThrow().close();
    var use = store.store().indexUse(new Namespace(TestStore.DATABASE, TestStore.COLLECTION));
    assertThat(use.get("a_1").operations()).isEqualTo(2);
  }

  @Test
  void leavesToOthersWhatIsNotAtHand() {
    FindQuery query = store.query("{a: 1}", "", 0, 0);
    assertThat(tryOpen(query, 1)).isEmpty();
    store.insert("{_id: 1, a: 1}");
    store.close();
    store = TestStore.hidden(folder);
    assertThat(tryOpen(query, 1)).isEmpty();
    assertThat(store.store().tryCollection(query.namespace())).isEmpty();
    readSomething();
    assertThat(tryOpen(query, 1)).isPresent();
    assertThat(store.store().tryCollection(query.namespace())).isPresent();
  }
}
