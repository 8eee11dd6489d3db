package io.loquat.store.sqlite;

import static io.loquat.concurrency.ExpectedVersion.DOES_NOT_EXIST;
import static io.loquat.concurrency.ExpectedVersion.EXISTS;
import static io.loquat.concurrency.ExpectedVersion.NO_CHECK;
import static io.loquat.store.Visibility.ALL;
import static io.loquat.store.Visibility.ARCHIVED;
import static io.loquat.store.Visibility.LIVE;
import static io.loquat.store.sqlite.TestStore.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loquat.concurrency.ExpectedVersion;
import io.loquat.query.filter.Filters;
import io.loquat.store.Store.Deadline;
import io.loquat.store.StoreException.DuplicateKey;
import io.loquat.store.StoreException.VersionMismatch;
import io.loquat.store.Visibility;
import io.loquat.store.WriteTransaction.DeleteRequest;
import java.nio.file.Path;
import java.util.Optional;
import org.bson.BsonInt32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Archiving, restoring and purging. */
@ExtendWith(FilesAreSound.class)
final class ArchiveTest {
  @TempDir Path folder;

  private TestStore store;

  @BeforeEach
  void open() {
    store = TestStore.hidden(folder);
    store.insert("{_id: 1, a: 1}", "{_id: 2, a: 2}", "{_id: 3, a: 1}");
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static ExpectedVersion version(long version) {
    return new ExpectedVersion.Exactly(version);
  }

  private static String text(String json) {
    return json(json).toJson();
  }

  private long version(int id, Visibility visibility) {
    try (var cursor = store.store().open(store.query("{_id: " + id + "}", visibility, "", 0, 0))) {
      return cursor.next(1, 1000, Deadline.NEVER).getFirst().version();
    }
  }

  @Test
  void hidesAnArchivedDocumentFromAllThatDoNotAskForIt() {
    var outcome = store.archive("{_id: 2}", false, NO_CHECK);
    assertThat(outcome.deleted()).isEqualTo(1);
    assertThat(outcome.before().orElseThrow().document()).isEqualTo(json("{_id: 2, a: 2}"));
    assertThat(store.find("{}")).doesNotContain(text("{_id: 2, a: 2}")).hasSize(2);
    assertThat(store.find("{_id: 2}")).isEmpty();
    assertThat(store.get(new BsonInt32(2))).isEmpty();
    var atOnce = store.store().tryGet(TestStore.DATABASE, "things", new BsonInt32(2));
    assertThat(atOnce.orElseThrow().document()).isEmpty();
    assertThat(store.find("{}", ARCHIVED)).containsExactly(text("{_id: 2, a: 2}"));
    assertThat(store.find("{_id: 2}", ALL)).containsExactly(text("{_id: 2, a: 2}"));
    assertThat(store.update("{a: {$gt: 0}}", "{$inc: {b: 1}}", true, NO_CHECK).matched())
        .isEqualTo(2);
    assertThat(store.delete("{_id: 2}", false, NO_CHECK).deleted()).isZero();
    assertThat(store.archive("{_id: 2}", false, NO_CHECK).deleted()).isZero();
  }

  @Test
  void raisesTheVersionWithEachStep() {
    store.archive("{_id: 2}", false, version(1));
    assertThat(version(2, ARCHIVED)).isEqualTo(2);
    assertThat(store.restore("{_id: 2}", false, version(2))).isEqualTo(1);
    assertThat(version(2, LIVE)).isEqualTo(3);
    assertThat(store.find("{}", ARCHIVED)).isEmpty();
  }

  @Test
  void restoresADocumentToItsOldPlaceInNaturalOrder() {
    store.archive("{_id: 2}", false, NO_CHECK);
    store.insert("{_id: 4}");
    store.restore("{_id: 2}", false, NO_CHECK);
    assertThat(store.find("{}"))
        .containsExactly(
            text("{_id: 1, a: 1}"),
            text("{_id: 2, a: 2}"),
            text("{_id: 3, a: 1}"),
            text("{_id: 4}"));
  }

  @Test
  void archivesRestoresAndPurgesMany() {
    assertThat(store.archive("{a: 1}", true, NO_CHECK).deleted()).isEqualTo(2);
    assertThat(store.find("{}")).containsExactly(text("{_id: 2, a: 2}"));
    assertThat(store.restore("{_id: {$gte: 3}}", true, NO_CHECK)).isEqualTo(1);
    assertThat(store.purge("{}", true, NO_CHECK).deleted()).isEqualTo(1);
    assertThat(store.find("{}", ALL))
        .containsExactly(text("{_id: 2, a: 2}"), text("{_id: 3, a: 1}"));
    assertThat(store.restore("{}", true, NO_CHECK)).isZero();
    assertThat(store.purge("{}", true, NO_CHECK).deleted()).isZero();
  }

  @Test
  void demandsTheExpectedVersionOfEveryStep() {
    assertThatThrownBy(() -> store.archive("{_id: 2}", false, version(7)))
        .isInstanceOfSatisfying(VersionMismatch.class, e -> assertThat(e.actual()).isOne());
    store.archive("{_id: 2}", false, version(1));
    assertThatThrownBy(() -> store.restore("{_id: 2}", false, version(1)))
        .isInstanceOfSatisfying(VersionMismatch.class, e -> assertThat(e.actual()).isEqualTo(2));
    assertThatThrownBy(() -> store.restore("{}", true, version(1)))
        .isInstanceOfSatisfying(VersionMismatch.class, e -> assertThat(e.actual()).isEqualTo(2));
    assertThatThrownBy(() -> store.restore("{_id: 1}", false, EXISTS))
        .isInstanceOfSatisfying(VersionMismatch.class, e -> assertThat(e.actual()).isZero());
    assertThatThrownBy(() -> store.purge("{_id: 2}", false, version(1)))
        .isInstanceOf(VersionMismatch.class);
    assertThat(store.purge("{_id: 2}", false, version(2)).deleted()).isEqualTo(1);
  }

  @Test
  void archivesOnlyWhatIsLive() {
    assertThatThrownBy(
            () ->
                new DeleteRequest(
                    Filters.parse(json("{}")),
                    ALL,
                    true,
                    Optional.empty(),
                    NO_CHECK,
                    true,
                    false,
                    Deadline.NEVER))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void saysThatAnArchivedDocumentHoldsAnId() {
    store.archive("{_id: 2}", false, NO_CHECK);
    assertThatThrownBy(() -> store.insert("{_id: 2}"))
        .isInstanceOfSatisfying(DuplicateKey.class, e -> assertThat(e.archived()).isTrue());
    assertThatThrownBy(() -> store.insert("{_id: 1}"))
        .isInstanceOfSatisfying(DuplicateKey.class, e -> assertThat(e.archived()).isFalse());
    assertThatThrownBy(() -> store.insert(json("{_id: 2}"), DOES_NOT_EXIST))
        .isInstanceOfSatisfying(VersionMismatch.class, e -> assertThat(e.actual()).isEqualTo(2));
    store.purge("{_id: 2}", false, NO_CHECK);
    store.insert("{_id: 2}");
    assertThat(version(2, LIVE)).isOne();
  }

  @ParameterizedTest
  @EnumSource(names = {"ARCHIVED", "ALL"})
  void updatesAnArchivedDocumentLikeAnyOther(Visibility visibility) {
    store.archive("{_id: 2}", false, NO_CHECK);
    update("{_id: 2}", visibility, "{$inc: {a: 1}}");
    update("{a: 3}", visibility, "{$set: {b: [1]}}");
    assertThat(store.find("{}", ARCHIVED)).containsExactly(text("{_id: 2, a: 3, b: [1]}"));
    assertThat(version(2, ARCHIVED)).isEqualTo(4);
    assertThat(store.update("{_id: 2}", "{$inc: {a: 1}}", false, NO_CHECK).matched()).isZero();
  }

  private void update(String filter, Visibility visibility, String update) {
    var outcome = store.update(filter, visibility, update, false, NO_CHECK);
    assertThat(outcome.modified()).isEqualTo(1);
  }

  @Test
  void doesNotUpdateLiveDocumentsUnderTheArchivesVisibility() {
    var outcome = store.update("{_id: 1}", ARCHIVED, "{$inc: {a: 1}}", false, NO_CHECK);
    assertThat(outcome.matched()).isZero();
    assertThat(version(1, LIVE)).isOne();
  }
}
