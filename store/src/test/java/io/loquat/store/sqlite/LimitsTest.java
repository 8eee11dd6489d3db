package io.loquat.store.sqlite;

import static io.loquat.store.sqlite.TestStore.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loquat.concurrency.ExpectedVersion;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.Namespace;
import io.loquat.model.SystemFields;
import io.loquat.store.DocumentCursor;
import io.loquat.store.FindQuery;
import io.loquat.store.Store;
import io.loquat.store.Store.Deadline;
import io.loquat.store.Store.PlanDescription.Access;
import io.loquat.store.StoreException;
import io.loquat.store.Visibility;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Bounds, deadlines, and reads that meet changes. */
@ExtendWith(FilesAreSound.class)
final class LimitsTest {
  @TempDir Path folder;

  private TestStore store;

  @BeforeEach
  void open() {
    store =
        new TestStore(
            SqliteStore.open(
                folder,
                SystemFields.HIDDEN,
                SqliteSettings.DEFAULT.withSortMemoryBytesMax(10_000, 20_000)));
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void insertMany(int count) {
    store.write(
        transaction -> {
          var collection = transaction.ensureCollection(TestStore.COLLECTION);
          for (int i = 0; i < count; i++) {
            transaction.insert(
                collection,
                new BsonDocument("_id", new BsonInt32(i)).append("a", new BsonInt32(count - i)),
                new BsonDocument(),
                ExpectedVersion.NO_CHECK);
          }
          return true;
        });
  }

  @Test
  void refusesASortThatNeedsTooMuchMemory() {
    insertMany(1_000);
    assertThatThrownBy(() -> store.find(store.query("{}", "{a: 1}", 0, 0), 10))
        .isInstanceOf(StoreException.LimitReached.class);
    assertThat(store.find(store.query("{}", "{a: 1}", 2, 3), 10))
        .containsExactly(
            "{\"_id\": 997, \"a\": 3}", "{\"_id\": 996, \"a\": 4}", "{\"_id\": 995, \"a\": 5}");
  }

  @Test
  void refusesASortOnceAllTogetherNeedTooMuchMemory() {
    insertMany(600);
    FindQuery some = store.query("{_id: {$lt: 100}}", "{a: 1}", 0, 0);
    List<DocumentCursor> open = new ArrayList<>();
    assertThatThrownBy(
            () -> {
              while (open.size() < 20) {
                DocumentCursor cursor = store.store().open(some);
                open.add(cursor);
                cursor.next(1, 1 << 20, Deadline.NEVER);
              }
            })
        .isInstanceOf(StoreException.LimitReached.class)
        .hasMessageContaining("of all sorts together");
    assertThat(open).hasSizeBetween(5, 15);
    assertThat(store.find(store.query("{_id: {$lt: 100}}", "{_id: -1}", 0, 0), 10)).hasSize(100);

    open.forEach(DocumentCursor::close);
    assertThat(store.find(some, 10)).hasSize(100);
    for (int i = 0; i < 100; i++) {
      assertThat(store.find(some, 10)).hasSize(100);
    }
  }

  @Test
  void refusesADocumentThatIsTooLarge() {
    BsonDocument document =
        new BsonDocument("_id", new BsonInt32(1)).append("b", new BsonBinary(new byte[16 << 20]));
    assertThatThrownBy(() -> store.insert(document, ExpectedVersion.NO_CHECK))
        .isInstanceOfSatisfying(
            CommandException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.BSON_OBJECT_TOO_LARGE));
  }

  @Test
  void stopsAtTheDeadline() {
    insertMany(2_000);
    Deadline passed = Deadline.in(Duration.ofNanos(1));
    FindQuery query = store.query("{a: {$gt: 1e9}}", "", 0, 0);
    try (DocumentCursor cursor = store.store().open(query)) {
      assertThatThrownBy(() -> cursor.next(10, 1000, passed))
          .isInstanceOf(StoreException.DeadlineExceeded.class);
    }
    assertThatThrownBy(
            () -> store.store().write("db", passed, transaction -> 1).toCompletableFuture().join())
        .hasCauseInstanceOf(StoreException.DeadlineExceeded.class);
    assertThat(store.find("{_id: 1}")).hasSize(1);
  }

  @Test
  void boundsABatchByItsBytes() {
    insertMany(10);
    try (DocumentCursor cursor = store.store().open(store.query("{}", "", 0, 0))) {
      assertThat(cursor.next(100, 1, Deadline.NEVER)).hasSize(1);
      assertThat(cursor.next(100, 50, Deadline.NEVER)).hasSizeBetween(2, 3);
      assertThat(cursor.exhausted()).isFalse();
    }
  }

  @Test
  void returnsDocumentsAsTheyAreWhenASortedCursorReachesThem() {
    insertMany(6);
    try (DocumentCursor cursor = store.store().open(store.query("{a: {$gt: 0}}", "{a: 1}", 0, 0))) {
      assertThat(cursor.next(1, 1000, Deadline.NEVER)).hasSize(1);
      store.delete("{_id: 4}", false, ExpectedVersion.NO_CHECK);
      store.updateOne("{_id: 3}", "{$set: {a: -1}}");
      store.updateOne("{_id: 2}", "{$set: {b: 1}}");
      assertThat(cursor.next(10, 1000, Deadline.NEVER))
          .extracting(document -> document.document().getInt32("_id").getValue())
          .containsExactly(2, 1, 0);
    }
  }

  @Test
  void endsACursorWhoseCollectionWasDropped() {
    insertMany(5);
    try (DocumentCursor cursor = store.store().open(store.query("{}", "", 0, 0))) {
      assertThat(cursor.next(1, 1000, Deadline.NEVER)).hasSize(1);
      store.<Boolean>write(transaction -> transaction.dropCollection(TestStore.COLLECTION));
      insertMany(5);
      assertThatThrownBy(() -> cursor.next(1, 1000, Deadline.NEVER))
          .isInstanceOf(StoreException.PlanKilled.class);
    }
  }

  @Test
  void runsAStatementAgainThatWasStoppedAtItsDeadline() {
    insertMany(2_000);
    FindQuery query = store.query("{a: -1}", "", 0, 0);
    FindQuery hurried =
        new FindQuery(
            query.namespace(),
            query.filter(),
            query.visibility(),
            query.sort(),
            0,
            0,
            Deadline.in(Duration.ofNanos(1)));
    assertThatThrownBy(() -> store.store().count(hurried))
        .isInstanceOf(StoreException.DeadlineExceeded.class);
    assertThat(store.store().count(query)).isZero();
    try (DocumentCursor cursor = store.store().open(query)) {
      assertThatThrownBy(() -> cursor.next(1, 1000, hurried.deadline()))
          .isInstanceOf(StoreException.DeadlineExceeded.class);
    }
    assertThat(store.find("{a: -1}")).isEmpty();
  }

  @Test
  void answersAPointReadOnlyWhereItIsAtHand() {
    insertMany(3);
    assertThat(store.store().tryGet("none", TestStore.COLLECTION, new BsonInt32(1))).isEmpty();
    store.store().read(TestStore.DATABASE, Deadline.NEVER, snapshot -> snapshot.collections());
    var found = store.store().tryGet(TestStore.DATABASE, TestStore.COLLECTION, new BsonInt32(1));
    assertThat(found.orElseThrow().document().orElseThrow().document())
        .isEqualTo(json("{_id: 1, a: 2}"));
    var absent = store.store().tryGet(TestStore.DATABASE, TestStore.COLLECTION, new BsonInt32(9));
    assertThat(absent.orElseThrow().document()).isEmpty();
  }

  @Test
  void explainsHowItReads() {
    insertMany(3);
    assertThat(store.description(store.query("{_id: 1}", "", 0, 0)).access())
        .isEqualTo(Access.ID_LOOKUP);
    assertThat(store.description(store.query("{a: 1}", "", 0, 0)))
        .satisfies(plan -> assertThat(plan.access()).isEqualTo(Access.COLLECTION_SCAN))
        .satisfies(plan -> assertThat(plan.sql()).startsWith("SELECT"));
    FindQuery nowhere =
        new FindQuery(
            new Namespace("none", "none"),
            Store.ALL,
            Visibility.LIVE,
            Optional.empty(),
            0,
            0,
            Deadline.NEVER);
    assertThat(store.description(nowhere).access()).isEqualTo(Access.EMPTY);
  }

  @Test
  void measuresCollectionsAndDatabases() {
    insertMany(500);
    var sizes = store.store().read("db", Deadline.NEVER, s -> s.statistics(TestStore.COLLECTION));
    assertThat(sizes.documents()).isEqualTo(500);
    assertThat(sizes.documentBytes()).isGreaterThan(500 * 10);
    assertThat(sizes.storageBytes()).isGreaterThan(sizes.documentBytes());
    assertThat(sizes.indexBytes()).isPositive();
    assertThat(store.store().read("db", Deadline.NEVER, s -> s.statistics()).documents())
        .isEqualTo(500);
    assertThat(store.store().read("none", Deadline.NEVER, s -> s.statistics()).documents())
        .isZero();
  }
}
