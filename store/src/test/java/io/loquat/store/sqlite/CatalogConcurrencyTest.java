package io.loquat.store.sqlite;

import static io.loquat.store.sqlite.TestStore.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.loquat.concurrency.ExpectedVersion;
import io.loquat.model.SystemFields;
import io.loquat.store.Store.Deadline;
import io.loquat.store.StoreException.NamespaceExists;
import io.loquat.store.StoreException.NamespaceNotFound;
import io.loquat.store.StoreException.PlanKilled;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Collections and databases that come and go under those who use them. */
@ExtendWith(FilesAreSound.class)
final class CatalogConcurrencyTest {
  private static final int ROUNDS = 60;

  @TempDir Path folder;

  @Test
  void readsWhileCollectionsAndDatabasesComeAndGo() {
    try (TestStore store = TestStore.hidden(folder);
        ExecutorService threads = Executors.newFixedThreadPool(5)) {
      List<CompletableFuture<Void>> all = new ArrayList<>();
      all.add(CompletableFuture.runAsync(() -> repeat(() -> createAndDrop(store)), threads));
      all.add(CompletableFuture.runAsync(() -> repeat(() -> rename(store)), threads));
      all.add(CompletableFuture.runAsync(() -> repeat(() -> read(store)), threads));
      all.add(CompletableFuture.runAsync(() -> repeat(() -> readPoints(store)), threads));
      all.add(CompletableFuture.runAsync(() -> dropDatabases(store), threads));
      all.forEach(CompletableFuture::join);
      store.<Boolean>write(transaction -> transaction.dropCollection(TestStore.COLLECTION));
      store.insert("{_id: 'after'}");
      assertThat(store.find("{}")).hasSize(1);
    }
  }

  private static void repeat(Runnable step) {
    for (int i = 0; i < ROUNDS; i++) {
      try {
        step.run();
      } catch (NamespaceNotFound | NamespaceExists | PlanKilled e) {
        // Another thread was first, which is all that may happen.
      }
    }
  }

  private static void createAndDrop(TestStore store) {
    store.write(
        transaction -> {
          var collection =
              transaction.createCollection(TestStore.COLLECTION, SystemFields.HIDDEN, json("{}"));
          for (int i = 0; i < 20; i++) {
            transaction.insert(
                collection,
                new BsonDocument("_id", new BsonInt32(i)),
                new BsonDocument(),
                ExpectedVersion.NO_CHECK);
          }
          return true;
        });
    store.<Boolean>write(transaction -> transaction.dropCollection(TestStore.COLLECTION));
  }

  private static void rename(TestStore store) {
    store.write(
        transaction -> {
          transaction.renameCollection(TestStore.COLLECTION, "other", true);
          transaction.renameCollection("other", TestStore.COLLECTION, false);
          return true;
        });
  }

  /** A collection is there with all that its command inserted, or not at all. */
  private static void read(TestStore store) {
    assertThat(store.find(store.query("{}", "{_id: -1}", 0, 0), 7).size()).isIn(0, 20);
    assertThat(store.store().count(store.query("{}", "", 0, 0))).isIn(0L, 20L);
    long documents =
        store
            .store()
            .read(TestStore.DATABASE, Deadline.NEVER, snapshot -> snapshot.statistics())
            .documents();
    assertThat(documents).isIn(0L, 20L);
  }

  private static void readPoints(TestStore store) {
    store
        .store()
        .tryGet(TestStore.DATABASE, TestStore.COLLECTION, new BsonInt32(3))
        .flatMap(read -> read.document())
        .ifPresent(found -> assertThat(found.document()).isEqualTo(json("{_id: 3}")));
  }

  private static void dropDatabases(TestStore store) {
    Random random = new Random(5);
    for (int i = 0; i < ROUNDS / 10; i++) {
      String database = random.nextInt(3) == 0 ? TestStore.DATABASE : "another";
      store.<Boolean>write("another", transaction -> transaction.ensureCollection("c") != null);
      store.store().dropDatabase(database).toCompletableFuture().join();
    }
  }
}
