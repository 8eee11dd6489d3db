package io.loquat.store.sqlite;

import static io.loquat.concurrency.ExpectedVersion.NO_CHECK;
import static io.loquat.store.Visibility.ALL;
import static io.loquat.store.Visibility.ARCHIVED;
import static org.assertj.core.api.Assertions.assertThat;

import io.loquat.store.Store.Deadline;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bson.BsonInt32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Purging by age, and what purging must leave behind. */
@ExtendWith(FilesAreSound.class)
final class PurgeTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  @TempDir Path folder;

  private TestStore store;

  @BeforeEach
  void open() {
    store = TestStore.hidden(folder);
    store.insert("{_id: 1}", "{_id: 2}", "{_id: 3}", "{_id: 4}", "{_id: 5}");
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void archiveAt(int id, Instant time) {
    store.archive("{_id: " + id + "}", false, NO_CHECK);
    store.write(
        transaction -> {
          ((SqliteWriteTransaction) transaction)
              .connection()
              .prepare("UPDATE c_1 SET _updated = ? WHERE rid = ?")
              .bind(Timestamps.format(time.toEpochMilli()))
              .bind(id)
              .update();
          return true;
        });
  }

  private List<String> left() {
    return store.find("{}", ALL);
  }

  private static List<String> documents(int... ids) {
    List<String> documents = new ArrayList<>();
    for (int id : ids) {
      documents.add(String.format(Locale.ROOT, "{\"_id\": %d}", id));
    }
    return documents;
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void purgesTheLongestArchivedFirstAndNoMoreThanAllowed(boolean indexed) {
    archiveAt(4, NOON.minusSeconds(30));
    archiveAt(2, NOON.minusSeconds(20));
    archiveAt(5, NOON.minusSeconds(10));
    archiveAt(1, NOON);
    if (indexed) {
      store.indexArchivedByTime();
      store.indexArchivedByTime();
    }
    assertThat(store.purgeBefore(NOON, 2)).isEqualTo(2);
    assertThat(left()).isEqualTo(documents(1, 3, 5));
    assertThat(store.purgeBefore(NOON, 2)).isEqualTo(1);
    assertThat(left()).isEqualTo(documents(1, 3));
    assertThat(store.purgeBefore(NOON, 2)).isZero();
    assertThat(store.purgeBefore(NOON.plusMillis(1), 2)).isEqualTo(1);
    assertThat(left()).isEqualTo(documents(3));
  }

  @Test
  void tellsSinceWhenTheOldestIsArchived() {
    assertThat(oldest()).isEmpty();
    archiveAt(4, NOON);
    archiveAt(2, NOON.minusSeconds(20));
    assertThat(oldest()).contains(NOON.minusSeconds(20));
    store.restore("{_id: 2}", false, NO_CHECK);
    assertThat(oldest()).contains(NOON);
  }

  private Optional<Instant> oldest() {
    return store
        .store()
        .read("db", Deadline.NEVER, snapshot -> snapshot.oldestArchived(TestStore.COLLECTION));
  }

  @Test
  void takesAnyTime() {
    archiveAt(1, NOON);
    assertThat(store.purgeBefore(Instant.MIN, 10)).isZero();
    assertThat(store.purgeBefore(Instant.MAX, 10)).isOne();
    assertThat(left()).isEqualTo(documents(2, 3, 4, 5));
  }

  @Test
  void neverPurgesWhatIsLiveOrWasRestored() {
    archiveAt(1, NOON);
    store.restore("{_id: 1}", false, NO_CHECK);
    assertThat(store.purgeBefore(Instant.MAX, 10)).isZero();
    assertThat(left()).hasSize(5);
  }

  @Test
  void looksForOldOnesInTheIndexByTime() {
    assertThat(plan()).contains("c_1_archived ");
    store.indexArchivedByTime();
    assertThat(plan()).contains("c_1_archived_by_time (_updated<?)").doesNotContain("TEMP B-TREE");
    assertThat(store.store().<Long>read("db", Deadline.NEVER, s -> s.statistics().indexBytes()))
        .isEqualTo(3L * StoreFile.PAGE_BYTES);
  }

  private String plan() {
    return store.plan(Archive.oldestSql("c_1"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void neverGivesThePlaceOfAPurgedDocumentToAnother(boolean byAge) {
    archiveAt(5, NOON);
    if (byAge) {
      store.purgeBefore(Instant.MAX, 10);
    } else {
      store.purge("{}", true, NO_CHECK);
    }
    store.close();
    store = TestStore.hidden(folder);
    store.insert("{_id: 6}");
    StoredRow row = (StoredRow) store.get(new BsonInt32(6)).orElseThrow();
    assertThat(row.rid()).isEqualTo(6);
  }

  @Test
  void givesAnArchivedDocumentsPlaceToNoOther() {
    archiveAt(5, NOON);
    store.close();
    store = TestStore.hidden(folder);
    store.insert("{_id: 6}");
    store.restore("{_id: 5}", false, NO_CHECK);
    assertThat(store.find("{}")).isEqualTo(documents(1, 2, 3, 4, 5, 6));
    assertThat(store.find("{}", ARCHIVED)).isEmpty();
  }
}
