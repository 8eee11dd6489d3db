package io.loquat.store.sqlite;

import static io.loquat.store.sqlite.TestStore.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loquat.concurrency.ExpectedVersion;
import io.loquat.model.SystemFields;
import io.loquat.store.Store.Deadline;
import io.loquat.store.StoreException;
import io.loquat.store.StoreException.DiskFailure;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bson.BsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Disks that are full, files that others lock. A page limit stands for the full disk. */
@ExtendWith(FilesAreSound.class)
final class DiskFailureTest {
  private static final String LARGE = "x".repeat(100_000);

  @TempDir Path folder;

  private SqliteStore sqlite;
  private TestStore store;

  @BeforeEach
  void open() {
    sqlite =
        SqliteStore.open(
            folder,
            SystemFields.HIDDEN,
            SqliteSettings.DEFAULT.withBusyTimeoutMax(Duration.ofMillis(50)));
    store = new TestStore(sqlite);
    store.insert("{_id: 0}");
  }

  @AfterEach
  void close() {
    store.close();
  }

  /** Until the connection is opened anew, as it is after a failure. */
  private void fillDisk() {
    store.<Long>write(
        transaction ->
            ((SqliteWriteTransaction) transaction)
                .connection()
                .queryLong("PRAGMA max_page_count = 20"));
  }

  private static BsonDocument large(int id) {
    return json("{_id: " + id + ", text: '" + LARGE + "'}");
  }

  @Test
  void failsWritesButNotReadsWhileTheDiskIsFull() {
    fillDisk();
    assertThatThrownBy(
            () -> {
              for (int i = 1; i < 20; i++) {
                store.insert(large(i), ExpectedVersion.NO_CHECK);
              }
            })
        .isInstanceOf(DiskFailure.class);
    assertThat(store.find("{_id: 0}")).hasSize(1);
  }

  @Test
  void resumesWritesWhenThereIsRoomAgain() {
    fillDisk();
    assertThatThrownBy(this::insertManyAtOnce).isInstanceOf(DiskFailure.class);
    assertThat(store.find("{}")).hasSize(1);
    insertManyAtOnce();
    assertThat(store.find("{}")).hasSize(31);
  }

  private void insertManyAtOnce() {
    store.write(
        transaction -> {
          var collection = transaction.ensureCollection(TestStore.COLLECTION);
          for (int i = 1; i <= 30; i++) {
            transaction.insert(collection, large(i), new BsonDocument(), ExpectedVersion.NO_CHECK);
          }
          return true;
        });
  }

  @Test
  void writesNothingOutsideOfATransactionThatSqliteEnded() {
    fillDisk();
    assertThatThrownBy(
            () ->
                store.write(
                    transaction -> {
                      var collection = transaction.ensureCollection(TestStore.COLLECTION);
                      int failures = 0;
                      for (int i = 1; i <= 30; i++) {
                        try {
                          transaction.insert(
                              collection,
                              i % 2 == 0 ? large(i) : json("{_id: " + i + "}"),
                              new BsonDocument(),
                              ExpectedVersion.NO_CHECK);
                        } catch (DiskFailure e) {
                          failures++;
                        }
                      }
                      return failures;
                    }))
        .isInstanceOf(DiskFailure.class);
    assertThat(store.find("{}")).hasSize(1);
  }

  @Test
  void acknowledgesExactlyWhatWasKeptWhenABatchRunsOutOfRoom() {
    fillDisk();
    List<CompletableFuture<Integer>> results = new ArrayList<>();
    for (int i = 1; i <= 40; i++) {
      int id = i;
      CompletionStage<Integer> result =
          sqlite.write(
              TestStore.DATABASE,
              Deadline.NEVER,
              transaction -> {
                transaction.insert(
                    transaction.ensureCollection(TestStore.COLLECTION),
                    id % 4 == 0 ? large(id) : json("{_id: " + id + "}"),
                    new BsonDocument(),
                    ExpectedVersion.NO_CHECK);
                return id;
              });
      results.add(result.toCompletableFuture().exceptionally(failure -> -1));
    }
    long acknowledged = results.stream().map(CompletableFuture::join).filter(id -> id > 0).count();
    assertThat(store.find("{}")).hasSize((int) acknowledged + 1);
  }

  @Test
  void saysSoWhenAnotherProcessKeepsTheFileLocked() throws SQLException {
    String url = "jdbc:sqlite:" + folder.resolve("db.sqlite");
    try (var other = DriverManager.getConnection(url);
        var statement = other.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      assertThatThrownBy(() -> store.insert("{_id: 1}"))
          .isInstanceOf(StoreException.Busy.class)
          .hasMessageContaining("db.sqlite");
      assertThat(store.find("{}")).hasSize(1);
      statement.execute("ROLLBACK");
    }
    store.insert("{_id: 1}");
    assertThat(store.find("{}")).hasSize(2);
  }
}
