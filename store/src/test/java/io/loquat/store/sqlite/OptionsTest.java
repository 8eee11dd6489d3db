package io.loquat.store.sqlite;

import static io.loquat.store.sqlite.TestStore.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loquat.model.SystemFields;
import io.loquat.store.CollectionInfo;
import io.loquat.store.Store.Deadline;
import io.loquat.store.StoreException.NamespaceNotFound;
import java.nio.file.Path;
import org.bson.BsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Changing a collection's options. */
@ExtendWith(FilesAreSound.class)
final class OptionsTest {
  private static final BsonDocument SOFT =
      json("{softDelete: true, expireArchivedAfterSeconds: 9}");

  @TempDir Path folder;

  private TestStore store;
  private CollectionInfo created;

  @BeforeEach
  void open() {
    store = TestStore.hidden(folder);
    created =
        store.write(
            transaction ->
                transaction.createCollection(
                    TestStore.COLLECTION, SystemFields.VISIBLE, json("{softDelete: false}")));
    store.insert("{_id: 1}");
  }

  @AfterEach
  void close() {
    store.close();
  }

  private CollectionInfo read(String name) {
    return store
        .store()
        .read(TestStore.DATABASE, Deadline.NEVER, snapshot -> snapshot.collection(name))
        .orElseThrow();
  }

  @Test
  void showsThemToThoseWhoReadAfterwards() {
    CollectionInfo changed =
        store.write(
            transaction -> {
              CollectionInfo result = transaction.changeOptions(created, SOFT);
              assertThat(transaction.collection(TestStore.COLLECTION)).contains(result);
              return result;
            });
    assertThat(changed)
        .isEqualTo(
            new CollectionInfo(created.namespace(), created.uuid(), SystemFields.VISIBLE, SOFT));
    assertThat(read(TestStore.COLLECTION)).isEqualTo(changed);
    assertThat(store.find("{}")).hasSize(1);
  }

  @Test
  void keepsThemAcrossRenamesAndOpenings() {
    store.write(
        transaction -> {
          transaction.changeOptions(created, SOFT);
          transaction.renameCollection(TestStore.COLLECTION, "renamed", false);
          return true;
        });
    store.close();
    store = TestStore.hidden(folder);
    assertThat(read("renamed").options()).isEqualTo(SOFT);
  }

  @Test
  void takesThemBackWithACommandThatFails() {
    assertThatThrownBy(
            () ->
                store.write(
                    transaction -> {
                      transaction.changeOptions(created, SOFT);
                      throw new IllegalStateException("on purpose");
                    }))
        .hasMessage("on purpose");
    assertThat(read(TestStore.COLLECTION)).isEqualTo(created);
    store.insert("{_id: 2}");
    assertThat(read(TestStore.COLLECTION)).isEqualTo(created);
  }

  @Test
  void refusesACollectionThatIsGone() {
    store.<Boolean>write(transaction -> transaction.dropCollection(TestStore.COLLECTION));
    assertThatThrownBy(() -> store.write(transaction -> transaction.changeOptions(created, SOFT)))
        .isInstanceOf(NamespaceNotFound.class);
  }
}
