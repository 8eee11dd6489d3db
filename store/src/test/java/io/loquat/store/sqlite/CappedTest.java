package io.loquat.store.sqlite;

import static io.loquat.concurrency.ExpectedVersion.NO_CHECK;
import static io.loquat.store.sqlite.TestStore.COLLECTION;
import static io.loquat.store.sqlite.TestStore.DATABASE;
import static io.loquat.store.sqlite.TestStore.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loquat.model.Namespace;
import io.loquat.model.SystemFields;
import io.loquat.query.index.IndexSpec;
import io.loquat.store.CollectionInfo;
import io.loquat.store.DocumentCursor;
import io.loquat.store.FindQuery;
import io.loquat.store.InsertWatch;
import io.loquat.store.Store;
import io.loquat.store.Store.Deadline;
import io.loquat.store.StoreException;
import io.loquat.store.TailableCursor;
import io.loquat.store.Visibility;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Capped collections, and cursors on them. */
@ExtendWith(FilesAreSound.class)
final class CappedTest {
  private static final int ANY_NUMBER = 1000;
  private static final long ANY_SIZE = 16 << 20;

  @TempDir Path folder;

  private TestStore store;

  @BeforeEach
  void open() {
    store = TestStore.hidden(folder);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void create(String options) {
    store.write(
        transaction ->
            transaction.createCollection(COLLECTION, SystemFields.HIDDEN, json(options)));
  }

  private FindQuery query() {
    return new FindQuery(
        new Namespace(DATABASE, COLLECTION),
        Store.ALL,
        Visibility.LIVE,
        Optional.empty(),
        0,
        0,
        Deadline.NEVER);
  }

  private List<String> all() {
    return store.find("{}", Visibility.ALL);
  }

  private static List<String> next(DocumentCursor cursor) {
    return cursor.next(ANY_NUMBER, ANY_SIZE, Deadline.NEVER).stream()
        .map(document -> document.document().toJson())
        .toList();
  }

  private long sizeInCatalog() {
    return store.write(
        transaction ->
            ((SqliteWriteTransaction) transaction)
                .connection()
                .queryLong("SELECT capped_bytes FROM loquat_collections"));
  }

  @Test
  void pushesOutTheOldestWhenThereAreTooMany() {
    create("{capped: true, size: 100000, max: 2}");
    store.insert("{_id: 9}", "{_id: 5}", "{_id: 7}");
    assertThat(all()).containsExactly("{\"_id\": 5}", "{\"_id\": 7}");
  }

  @Test
  void pushesOutAsManyAsTheNewOneNeeds() {
    create("{capped: true, size: 256}");
    store.insert("{_id: 1}", "{_id: 2}", "{_id: 3}");
    store.insert("{_id: 4, a: '" + "x".repeat(210) + "'}");
    assertThat(all()).hasSize(2).last().asString().contains("xxx");
  }

  @Test
  void keepsANewDocumentThatIsLargerThanTheCollection() {
    create("{capped: true, size: 256}");
    store.insert("{_id: 1}", "{_id: 2, a: '" + "x".repeat(1000) + "'}");
    assertThat(all()).hasSize(1).first().asString().contains("xxx");
    store.insert("{_id: 3}");
    assertThat(all()).containsExactly("{\"_id\": 3}");
  }

  @Test
  void keepsCountOfDeletesAndUpdatesAcrossOpenings() {
    create("{capped: true, size: 100000}");
    store.insert("{_id: 1}", "{_id: 2, a: 'x'}", "{_id: 3}");
    assertThat(sizeInCatalog()).isEqualTo(14 + 23 + 14);
    store.delete("{_id: 1}", false, NO_CHECK);
    store.updateOne("{_id: 2}", "{$set: {a: 'xyz'}}");
    assertThat(sizeInCatalog()).isEqualTo(25 + 14);
    store.close();
    store = TestStore.hidden(folder);
    store.delete("{}", true, NO_CHECK);
    assertThat(sizeInCatalog()).isZero();
  }

  @Test
  void forgetsWhatWasRolledBack() {
    create("{capped: true, size: 100000}");
    store.insert("{_id: 1}");
    assertThatThrownBy(
            () ->
                store.write(
                    transaction -> {
                      CollectionInfo collection = transaction.ensureCollection(COLLECTION);
                      transaction.insert(
                          collection, json("{_id: 2}"), new BsonDocument(), NO_CHECK);
                      transaction.insert(
                          collection, json("{_id: 1}"), new BsonDocument(), NO_CHECK);
                      return true;
                    }))
        .isInstanceOf(StoreException.DuplicateKey.class);
    store.insert("{_id: 3}");
    assertThat(sizeInCatalog()).isEqualTo(2 * 14);
  }

  @Test
  void removesTheIndexEntriesOfWhatItPushesOut() {
    create("{capped: true, size: 100000, max: 1}");
    store.write(
        transaction ->
            transaction.createIndex(
                transaction.ensureCollection(COLLECTION),
                IndexSpec.of(json("{v: 2, name: 'a_1', key: {a: 1}, unique: true}"))));
    store.insert("{_id: 1, a: 5}", "{_id: 2, a: 6}", "{_id: 3, a: 5}");
    assertThat(all()).containsExactly("{\"_id\": 3, \"a\": 5}");
  }

  @Test
  void tailsWhatIsInsertedLater() {
    create("{capped: true, size: 100000}");
    store.insert("{_id: 1}");
    TailableCursor cursor = store.store().openTailable(query());
    assertThat(next(cursor)).containsExactly("{\"_id\": 1}");
    assertThat(next(cursor)).isEmpty();
    assertThat(cursor.exhausted()).isFalse();
    try (InsertWatch watch = cursor.watch()) {
      assertThat(watch.inserted().toCompletableFuture()).isNotDone();
      store.insert("{_id: 2}", "{_id: 3}");
      assertThat(watch.inserted().toCompletableFuture()).isDone();
    }
    assertThat(next(cursor)).containsExactly("{\"_id\": 2}", "{\"_id\": 3}");
  }

  @Test
  void endsAtOnceInAnEmptyCollection() {
    create("{capped: true, size: 100000}");
    TailableCursor cursor = store.store().openTailable(query());
    assertThat(next(cursor)).isEmpty();
    assertThat(cursor.exhausted()).isTrue();
  }

  @Test
  void noticesThatItsPlaceWasPushedOut() {
    create("{capped: true, size: 100000, max: 2}");
    store.insert("{_id: 1}", "{_id: 2}");
    TailableCursor tail = store.store().openTailable(query());
    assertThat(next(tail)).hasSize(2);
    DocumentCursor scan = store.store().open(query());
    assertThat(scan.next(1, ANY_SIZE, Deadline.NEVER)).hasSize(1);
    store.insert("{_id: 3}");
    assertThat(next(tail)).containsExactly("{\"_id\": 3}");
    assertThatThrownBy(() -> next(scan)).isInstanceOf(StoreException.PositionLost.class);
    store.insert("{_id: 4}", "{_id: 5}", "{_id: 6}");
    assertThatThrownBy(() -> next(tail)).isInstanceOf(StoreException.PositionLost.class);
  }

  @Test
  void isKilledWithItsCollectionOrItsName() {
    create("{capped: true, size: 100000}");
    store.insert("{_id: 1}", "{_id: 2}");
    TailableCursor tail = store.store().openTailable(query());
    assertThat(next(tail)).hasSize(2);
    DocumentCursor scan = store.store().open(query());
    assertThat(scan.next(1, ANY_SIZE, Deadline.NEVER)).hasSize(1);
    InsertWatch watch = tail.watch();
    store.write(
        transaction -> {
          transaction.renameCollection(COLLECTION, "other", false);
          return true;
        });
    assertThat(watch.inserted().toCompletableFuture()).isDone();
    assertThatThrownBy(() -> next(tail))
        .isInstanceOf(StoreException.PlanKilled.class)
        .hasMessageContaining("renamed from 'db.things' to 'db.other'");
    store.write(transaction -> transaction.dropCollection("other"));
    assertThatThrownBy(() -> next(scan))
        .isInstanceOf(StoreException.PlanKilled.class)
        .hasMessageContaining("dropped");
  }

  @Test
  void wakesWhoeverWaitsInADatabaseThatIsDropped() {
    create("{capped: true, size: 100000}");
    store.insert("{_id: 1}");
    TailableCursor tail = store.store().openTailable(query());
    assertThat(next(tail)).hasSize(1);
    InsertWatch watch = tail.watch();
    assertThat(store.store().dropDatabase(DATABASE).toCompletableFuture().join()).isTrue();
    assertThat(watch.inserted().toCompletableFuture()).isDone();
    assertThatThrownBy(() -> next(tail)).isInstanceOf(StoreException.PlanKilled.class);
  }

  @Test
  void copiesTheNewestThatFit() {
    store.insert("{_id: 1}", "{_id: 2}", "{_id: 3}");
    store.updateOne("{_id: 3}", "{$set: {a: 1}}");
    store.write(
        transaction -> {
          CollectionInfo copy =
              transaction.createCollection(
                  "copy", SystemFields.HIDDEN, json("{capped: true, size: 4096, max: 2}"));
          transaction.copyNewest(transaction.ensureCollection(COLLECTION), copy);
          transaction.renameCollection("copy", COLLECTION, true);
          return true;
        });
    assertThat(all()).containsExactly("{\"_id\": 2}", "{\"_id\": 3, \"a\": 1}");
    store.insert("{_id: 4}");
    assertThat(all()).containsExactly("{\"_id\": 3, \"a\": 1}", "{\"_id\": 4}");
  }

  @Test
  void fillsABatchOnlyAsFarAsItsBytesGo() {
    store.insert(
        "{_id: 1, a: '" + "x".repeat(600) + "'}", "{_id: 2, a: '" + "x".repeat(600) + "'}");
    DocumentCursor cursor = store.store().open(query());
    assertThat(cursor.next(ANY_NUMBER, 1000, Deadline.NEVER)).hasSize(1);
    assertThat(cursor.exhausted()).isFalse();
    assertThat(cursor.next(ANY_NUMBER, 1000, Deadline.NEVER)).hasSize(1);
    assertThat(next(cursor)).isEmpty();
    assertThat(cursor.exhausted()).isTrue();
  }
}
