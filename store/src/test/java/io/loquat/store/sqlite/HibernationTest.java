package io.loquat.store.sqlite;

import static io.loquat.store.sqlite.TestStore.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.loquat.concurrency.ExpectedVersion;
import io.loquat.model.Namespace;
import io.loquat.model.SystemFields;
import io.loquat.query.filter.Filters;
import io.loquat.store.FindQuery;
import io.loquat.store.Store;
import io.loquat.store.Store.Deadline;
import io.loquat.store.Visibility;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Many databases and few that may stay open. */
@ExtendWith(FilesAreSound.class)
final class HibernationTest {
  private static final int DATABASES = 50;

  @TempDir Path folder;

  @Test
  void opensAndClosesDatabasesUnderConcurrentUse() {
    SqliteSettings settings = SqliteSettings.DEFAULT.withOpenStoresMax(2);
    AtomicInteger[] counts =
        IntStream.range(0, DATABASES)
            .mapToObj(i -> new AtomicInteger())
            .toArray(AtomicInteger[]::new);
    try (TestStore store = new TestStore(SqliteStore.open(folder, SystemFields.HIDDEN, settings))) {
      IntStream.range(0, 4)
          .parallel()
          .forEach(thread -> work(store, new Random(thread), counts, thread));
      assertThat(store.store().statistics().storesOpened()).isGreaterThanOrEqualTo(DATABASES);
      for (int i = 0; i < DATABASES; i++) {
        assertThat(store.store().count(all("db" + i))).isEqualTo(counts[i].get());
      }
    }
  }

  private static void work(TestStore store, Random random, AtomicInteger[] counts, int thread) {
    for (int i = 0; i < 60; i++) {
      int database = random.nextInt(DATABASES);
      String id = thread + "-" + i;
      store.write(
          "db" + database,
          transaction -> {
            transaction.insert(
                transaction.ensureCollection("c"),
                json("{_id: '" + id + "'}"),
                new BsonDocument(),
                ExpectedVersion.NO_CHECK);
            return true;
          });
      counts[database].incrementAndGet();
      assertThat(store.store().count(all("db" + random.nextInt(DATABASES)))).isNotNegative();
    }
  }

  private static FindQuery all(String database) {
    return new FindQuery(
        new Namespace(database, "c"),
        Store.ALL,
        Visibility.LIVE,
        Optional.empty(),
        0,
        0,
        Deadline.NEVER);
  }

  @Test
  void goesOnWithACursorAfterItsDatabaseWasClosed() {
    SqliteSettings settings = SqliteSettings.DEFAULT.withOpenStoresMax(1);
    try (TestStore store = new TestStore(SqliteStore.open(folder, SystemFields.HIDDEN, settings))) {
      store.insert("{_id: 1}", "{_id: 2}", "{_id: 3}");
      try (var cursor = store.store().open(store.query("{}", "", 0, 0))) {
        assertThat(cursor.next(1, 1000, Deadline.NEVER)).hasSize(1);
        for (int i = 0; i < 20; i++) {
          store.<Boolean>write("other" + i, t -> t.ensureCollection("c") != null);
        }
        assertThat(cursor.next(10, 1000, Deadline.NEVER)).hasSize(2);
      }
    }
  }

  @Test
  void neverGivesARidTwiceAcrossOpenings() {
    insertAndDeleteTheLast("{_id: 1}", "{_id: 2}");
    try (TestStore store = TestStore.hidden(folder)) {
      store.insert("{_id: 3}");
      long rid =
          store.write(
              transaction ->
                  ((StoredRow)
                          transaction
                              .get(
                                  transaction.ensureCollection(TestStore.COLLECTION),
                                  json("{_id: 3}").get("_id"))
                              .orElseThrow())
                      .rid());
      assertThat(rid).isGreaterThan(2);
    }
  }

  private void insertAndDeleteTheLast(String first, String last) {
    try (TestStore store = TestStore.hidden(folder)) {
      store.insert(first, last);
      assertThat(Filters.isIdOnly(Filters.parse(json(last)))).isTrue();
      store.delete(last, false, ExpectedVersion.NO_CHECK);
    }
  }

  @Test
  void doesNotForgetHighPlacesWhenALowerOneBecomesFreeAfterAReopening() {
    try (TestStore store = TestStore.hidden(folder)) {
      store.insert("{_id: 1}", "{_id: 2}", "{_id: 3}");
      store.delete("{_id: 3}", false, ExpectedVersion.NO_CHECK);
    }
    try (TestStore store = TestStore.hidden(folder)) {
      store.delete("{_id: 2}", false, ExpectedVersion.NO_CHECK);
    }
    try (TestStore store = TestStore.hidden(folder)) {
      store.insert("{_id: 4}");
      StoredRow row = (StoredRow) store.get(new BsonInt32(4)).orElseThrow();
      assertThat(row.rid()).isGreaterThan(3);
    }
  }

  @Test
  void namesTheDatabasesThatAreAwake() {
    try (TestStore store = TestStore.hidden(folder)) {
      assertThat(store.store().openDatabases()).isEmpty();
      store.<Boolean>write("b", t -> t.ensureCollection("c") != null);
      store.<Boolean>write("a", t -> t.ensureCollection("c") != null);
      assertThat(store.store().openDatabases()).containsExactly("a", "b");
    }
    try (TestStore store = TestStore.hidden(folder)) {
      assertThat(store.store().databases()).hasSize(2);
      assertThat(store.store().openDatabases()).isEmpty();
      assertThat(store.store().count(all("a"))).isZero();
      assertThat(store.store().openDatabases()).containsExactly("a");
    }
  }
}
