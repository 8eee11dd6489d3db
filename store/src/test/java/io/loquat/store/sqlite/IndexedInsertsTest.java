package io.loquat.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loquat.concurrency.ExpectedVersion;
import io.loquat.model.SystemFields;
import io.loquat.query.index.IndexSpec;
import io.loquat.store.CollectionInfo;
import io.loquat.store.StoreException;
import io.loquat.store.Visibility;
import io.loquat.store.WriteTransaction;
import java.nio.file.Path;
import org.bson.BsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Inserts into collections with several indexes: all entries are there, or none of a document. */
class IndexedInsertsTest {
  @RegisterExtension private static final FilesAreSound SOUND = new FilesAreSound();

  @TempDir private Path folder;
  private TestStore store;

  @BeforeEach
  void open() {
    store = new TestStore(SqliteStore.open(folder, SystemFields.VISIBLE));
    store.write(
        transaction -> {
          CollectionInfo collection = transaction.ensureCollection(TestStore.COLLECTION);
          index(transaction, collection, "{v: 2, key: {n: 1}, name: 'n_1'}");
          index(transaction, collection, "{v: 2, key: {a: 1}, name: 'a_1', unique: true}");
          index(transaction, collection, "{v: 2, key: {b: 1}, name: 'b_1', unique: true}");
          return true;
        });
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static void index(
      WriteTransaction transaction, CollectionInfo collection, String description) {
    transaction.createIndex(collection, IndexSpec.of(BsonDocument.parse(description)));
  }

  private static void insert(WriteTransaction transaction, String document) {
    transaction.insert(
        transaction.collection(TestStore.COLLECTION).orElseThrow(),
        BsonDocument.parse(document),
        new BsonDocument(),
        ExpectedVersion.NO_CHECK);
  }

  @Test
  void takeBackTheKeysOfADocumentThatALaterIndexRefuses() {
    store.insert("{_id: 1, n: 1, a: 1, b: 1}");
    assertThatThrownBy(() -> store.insert("{_id: 2, n: 1, a: [2, 3], b: 1}"))
        .isInstanceOf(StoreException.DuplicateKey.class);
    store.insert("{_id: 3, n: 1, a: [2, 3], b: 2}");
    assertThat(store.count("{a: 3}", Visibility.LIVE)).isOne();
    assertThat(store.count("{n: 1}", Visibility.LIVE)).isEqualTo(2);
  }

  @Test
  void refuseADocumentAmongOthersOfTheSameCommandAlone() {
    store.write(
        transaction -> {
          insert(transaction, "{_id: 1, n: 5, a: 1, b: 1}");
          assertThatThrownBy(() -> insert(transaction, "{_id: 2, n: 5, a: 2, b: 1}"))
              .isInstanceOf(StoreException.DuplicateKey.class);
          insert(transaction, "{_id: 3, n: 5, a: 2, b: 2}");
          return true;
        });
    assertThat(store.find("{n: 5}")).hasSize(2);
  }

  @Test
  void areSeenByWhatTheSameCommandDoesNext() {
    long updated =
        store.write(
            transaction -> {
              for (int i = 0; i < 100; i++) {
                insert(transaction, "{_id: %d, n: %d, a: %d, b: %d}".formatted(i, i % 10, i, i));
              }
              return transaction
                  .update(
                      transaction.collection(TestStore.COLLECTION).orElseThrow(),
                      TestStore.updateMany("{n: 3}", "{$set: {n: 30}}"))
                  .matched();
            });
    assertThat(updated).isEqualTo(10);
    assertThat(store.count("{n: 30}", Visibility.LIVE)).isEqualTo(10);
    assertThat(store.count("{n: 3}", Visibility.LIVE)).isZero();
  }

  @Test
  void takeDocumentsBackFromTheArchiveAsTheyTakeNewOnes() {
    store.insert("{_id: 1, n: 1, a: 1, b: 1}", "{_id: 2, n: 1, a: [2, 3], b: 2}");
    store.archive("{}", true, ExpectedVersion.NO_CHECK);
    store.insert("{_id: 3, n: 1, a: 4, b: 2}");

    assertThatThrownBy(() -> store.restore("{_id: 2}", false, ExpectedVersion.NO_CHECK))
        .isInstanceOf(StoreException.DuplicateKey.class);
    assertThatThrownBy(() -> store.restore("{}", true, ExpectedVersion.NO_CHECK))
        .isInstanceOf(StoreException.DuplicateKey.class);
    assertThat(store.count("{n: 1}", Visibility.LIVE)).isOne();

    store.insert("{_id: 4, n: 1, a: 3, b: 3}");
    assertThat(store.restore("{_id: 1}", false, ExpectedVersion.NO_CHECK)).isOne();
    assertThat(store.count("{n: 1}", Visibility.LIVE)).isEqualTo(3);
  }

  @Test
  void leaveNothingOfACommandThatFails() {
    assertThatThrownBy(
            () ->
                store.write(
                    transaction -> {
                      insert(transaction, "{_id: 1, n: 7, a: 1, b: 1}");
                      throw new IllegalStateException("no more");
                    }))
        .hasMessage("no more");
    store.insert("{_id: 2, n: 8, a: 1, b: 1}");
    assertThat(store.count("{n: 7}", Visibility.LIVE)).isZero();
    assertThat(store.count("{n: 8}", Visibility.LIVE)).isOne();
  }

  @Test
  void haveNoKeysOfFieldsThatAreNotStored() {
    store.write(
        transaction -> {
          CollectionInfo collection = transaction.ensureCollection(TestStore.COLLECTION);
          index(transaction, collection, "{v: 2, key: {_version: 1, n: 1}, name: 'versions'}");
          return true;
        });
    store.insert("{_id: 1, _version: 99, n: 1, a: 1, b: 1}");
    assertThat(store.find("{n: 1}")).hasSize(1);
  }
}
