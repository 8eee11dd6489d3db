package io.loquat.store.sqlite;

import static io.loquat.concurrency.ExpectedVersion.NO_CHECK;
import static io.loquat.store.Visibility.ALL;
import static io.loquat.store.Visibility.ARCHIVED;
import static io.loquat.store.sqlite.TestStore.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.loquat.store.Store.Deadline;
import io.loquat.store.StoredDocument;
import io.loquat.store.Visibility;
import java.nio.file.Path;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of system fields that come in, and which ones go out. */
@ExtendWith(FilesAreSound.class)
final class SystemFieldsTest {
  private static final String COPIED =
      "{_id: 1, a: {_version: 3}, _version: 7, _created: 1, _updated: 2, _archived: true}";

  @TempDir Path folder;

  private static StoredDocument one(TestStore store, Visibility visibility) {
    try (var cursor = store.store().open(store.query("{_id: 1}", visibility, "", 0, 0))) {
      return cursor.next(1, 1000, Deadline.NEVER).getFirst();
    }
  }

  @Test
  void dropsThemOnInsertInTheVisibleProfile() {
    try (TestStore store = TestStore.visible(folder)) {
      store.insert(COPIED);
      StoredDocument document = store.get(new BsonInt32(1)).orElseThrow();
      assertThat(document.version()).isOne();
      assertThat(document.stored()).isEqualTo(json("{_id: 1, a: {_version: 3}}"));
      assertThat(document.document().keySet())
          .containsExactly("_id", "a", "_version", "_created", "_updated");
    }
  }

  @Test
  void keepsThemAsOrdinaryFieldsInTheHiddenProfile() {
    try (TestStore store = TestStore.hidden(folder)) {
      store.insert(COPIED);
      StoredDocument document = store.get(new BsonInt32(1)).orElseThrow();
      assertThat(document.version()).isOne();
      assertThat(document.document()).isEqualTo(json(COPIED));
      assertThat(store.find("{_archived: true}")).hasSize(1);
      assertThat(store.find("{}", ARCHIVED)).isEmpty();
    }
  }

  @Test
  void showsInTheVisibleProfileThatADocumentIsArchived() {
    try (TestStore store = TestStore.visible(folder)) {
      store.insert("{_id: 1, a: 1}", "{_id: 2}");
      BsonDocument before = json(one(store, ALL).document().toJson());
      store.archive("{_id: 1}", false, NO_CHECK);
      StoredDocument archived = one(store, ARCHIVED);
      assertThat(archived.document().keySet())
          .containsExactly("_id", "a", "_version", "_created", "_updated", "_archived");
      assertThat(archived.document().getBoolean("_archived").getValue()).isTrue();
      assertThat(archived.document().get("_created")).isEqualTo(before.get("_created"));
      assertThat(archived.document().getDateTime("_updated").getValue())
          .isGreaterThanOrEqualTo(before.getDateTime("_updated").getValue());
      assertThat(store.find("{_archived: true}", ALL)).hasSize(1);
      assertThat(store.count("{_archived: {$exists: false}}", ALL)).isOne();
      assertThat(store.find("{_archived: true}")).isEmpty();
    }
  }

  @Test
  void insertsACopyOfAnArchivedDocumentAsALiveOne() {
    try (TestStore store = TestStore.visible(folder)) {
      store.insert("{_id: 1, a: 1}");
      store.archive("{_id: 1}", false, NO_CHECK);
      BsonDocument copy = json(one(store, ARCHIVED).document().toJson());
      store.purge("{_id: 1}", false, NO_CHECK);
      store.insert(copy, NO_CHECK);
      assertThat(store.get(new BsonInt32(1)).orElseThrow().stored())
          .isEqualTo(json("{_id: 1, a: 1}"));
    }
  }

  @Test
  void changesNothingOfAnArchivedDocumentButItsSystemFieldsWhenItIsRestored() {
    try (TestStore store = TestStore.visible(folder)) {
      store.insert("{_id: 1, a: [1, {b: 2}]}");
      store.archive("{_id: 1}", false, NO_CHECK);
      store.restore("{_archived: true}", false, NO_CHECK);
      StoredDocument restored = store.get(new BsonInt32(1)).orElseThrow();
      assertThat(restored.stored()).isEqualTo(json("{_id: 1, a: [1, {b: 2}]}"));
      assertThat(restored.document().containsKey("_archived")).isFalse();
      assertThat(restored.version()).isEqualTo(3);
    }
  }
}
