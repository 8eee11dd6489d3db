package io.loquat.store.sqlite;

import static io.loquat.concurrency.ExpectedVersion.NO_CHECK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loquat.model.CommandException;
import io.loquat.model.Namespace;
import io.loquat.query.index.IndexSpec;
import io.loquat.store.CollectionInfo;
import io.loquat.store.CollectionValidation;
import io.loquat.store.Store.Deadline;
import io.loquat.store.StoreException;
import io.loquat.store.ValidationScope;
import io.loquat.store.WriteTransaction;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Building indexes on collections that are in use. */
@ExtendWith(FilesAreSound.class)
final class IndexBuildTest {
  private static final int DOCUMENTS = 5_000;

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

  private void fill(int documents) {
    store.write(
        transaction -> {
          CollectionInfo things = transaction.ensureCollection(TestStore.COLLECTION);
          for (int i = 0; i < documents; i++) {
            insert(transaction, things, i, i);
          }
          return true;
        });
  }

  private static void insert(WriteTransaction transaction, CollectionInfo things, int id, int a) {
    BsonDocument document =
        new BsonDocument("_id", new BsonInt32(id))
            .append("a", new BsonInt32(a))
            .append("b", new BsonInt32(a % 10));
    transaction.insert(things, document, new BsonDocument(), NO_CHECK);
  }

  private static IndexSpec spec(String field, String options) {
    return IndexSpec.of(
        TestStore.json("{v: 2, key: {%1$s: 1}, name: '%1$s_1'%2$s}".formatted(field, options)));
  }

  private CompletableFuture<CollectionInfo> start(IndexSpec... specs) {
    return store
        .store()
        .buildIndexes(
            TestStore.DATABASE,
            Deadline.NEVER,
            transaction ->
                transaction.startIndexes(
                    transaction.ensureCollection(TestStore.COLLECTION), List.of(specs)))
        .toCompletableFuture();
  }

  private void build(IndexSpec... specs) {
    try {
      start(specs).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private CollectionInfo collection() {
    return store
        .store()
        .collection(new Namespace(TestStore.DATABASE, TestStore.COLLECTION))
        .orElseThrow();
  }

  private CollectionValidation validation() {
    return store
        .store()
        .read(
            TestStore.DATABASE,
            Deadline.NEVER,
            snapshot ->
                snapshot.validate(TestStore.COLLECTION, ValidationScope.FULL, Deadline.NEVER))
        .orElseThrow();
  }

  @Test
  void buildsSeveralIndexesOfALargeCollectionInOneGo() {
    fill(DOCUMENTS);
    build(spec("a", ", unique: true"), spec("b", ""));
    assertThat(collection().readyIndexes()).hasSize(2);
    assertThat(validation().indexes()).allMatch(index -> index.keys() == DOCUMENTS);
    assertThat(validation().valid()).isTrue();
    assertThat(store.store().indexBuilds()).isEmpty();
  }

  @Test
  void buildsAtOnceInASmallCollection() {
    fill(10);
    CollectionInfo after =
        store.write(
            transaction ->
                transaction.startIndexes(
                    transaction.ensureCollection(TestStore.COLLECTION), List.of(spec("a", ""))));
    assertThat(after.readyIndexes()).hasSize(1);
  }

  @Test
  void leavesNothingOfAUniqueIndexOnDuplicates() {
    fill(DOCUMENTS);
    assertThatThrownBy(() -> build(spec("a", ""), spec("b", ", unique: true")))
        .isInstanceOfSatisfying(
            StoreException.DuplicateKey.class,
            e -> assertThat(e.keyValue()).isEqualTo(TestStore.json("{b: 0}")));
    assertThat(collection().indexes()).isEmpty();
    build(spec("b", ""));
  }

  @Test
  void leavesNothingOfAnIndexThatADocumentCannotBeIn() {
    fill(DOCUMENTS);
    store.insert("{_id: 'arrays', a: [1, 2], b: [1, 2]}");
    IndexSpec both = IndexSpec.of(TestStore.json("{v: 2, key: {a: 1, b: 1}, name: 'both'}"));
    assertThatThrownBy(() -> build(both)).isInstanceOf(CommandException.class);
    assertThat(collection().indexes()).isEmpty();
  }

  @Test
  void keepsIndexesRightWhileOthersWrite() {
    fill(DOCUMENTS);
    CompletableFuture<CollectionInfo> building = start(spec("a", ""), spec("b", ""));
    SplittableRandom random = new SplittableRandom(7);
    int writes = 0;
    while (!building.isDone() || writes < 500) {
      writeSomething(random, DOCUMENTS + writes++);
    }
    building.join();
    assertThat(validation().valid()).as("%s", validation()).isTrue();
    assertThat(validation().indexes().getFirst().keys()).isEqualTo(validation().records());
  }

  private void writeSomething(SplittableRandom random, int newId) {
    int id = random.nextInt(DOCUMENTS);
    switch (random.nextInt(5)) {
      case 0 -> store.insert("{_id: %d, a: %d, b: 1}".formatted(newId, random.nextInt()));
      case 1 -> store.delete("{_id: %d}".formatted(id), false, NO_CHECK);
      case 2 -> store.archive("{_id: %d}".formatted(id), false, NO_CHECK);
      case 3 -> store.restore("{_id: %d}".formatted(id), false, NO_CHECK);
      default ->
          store.updateOne("{_id: %d}".formatted(id), "{$set: {a: %d}}".formatted(random.nextInt()));
    }
  }

  @Test
  void refusesEitherTheBuildOrTheWritersDuplicate() {
    fill(DOCUMENTS);
    CompletableFuture<CollectionInfo> building = start(spec("a", ", unique: true"));
    boolean duplicate = true;
    try {
      store.insert("{_id: 'again', a: 7}");
    } catch (StoreException.DuplicateKey e) {
      duplicate = false;
    }
    assertThat(building.handle((_, failure) -> failure == null).join()).isEqualTo(!duplicate);
    assertThat(collection().readyIndexes()).hasSize(duplicate ? 0 : 1);
  }

  @Test
  void endsWhenItsIndexItsCollectionOrItsDatabaseIsDropped() {
    Stream.<Runnable>of(
            () ->
                store.write(
                    transaction ->
                        transaction.dropIndex(
                            transaction.ensureCollection(TestStore.COLLECTION), "a_1")),
            () -> store.write(transaction -> transaction.dropCollection(TestStore.COLLECTION)),
            () -> store.store().dropDatabase(TestStore.DATABASE).toCompletableFuture().join())
        .forEach(this::dropWhileBuilding);
  }

  private void dropWhileBuilding(Runnable drop) {
    store.write(transaction -> transaction.dropCollection(TestStore.COLLECTION));
    fill(DOCUMENTS);
    CompletableFuture<CollectionInfo> building = start(spec("a", ""), spec("b", ""));
    drop.run();
    Throwable failure = building.handle((_, thrown) -> thrown).join();
    if (failure != null) {
      assertThat(failure).hasCauseInstanceOf(StoreException.IndexBuildAborted.class);
      assertThat(
              store
                  .write(transaction -> transaction.ensureCollection(TestStore.COLLECTION))
                  .indexes())
          .isEmpty();
    }
    assertThat(store.store().indexBuilds()).isEmpty();
  }

  @Test
  void dropsUnfinishedIndexesWhenTheFileIsOpened() {
    fill(DOCUMENTS);
    CompletableFuture<CollectionInfo> building = start(spec("a", ""), spec("b", ""));
    store.close();
    boolean built = building.handle((_, failure) -> failure == null).join();
    store = TestStore.hidden(folder);
    assertThat(collection().indexes()).hasSize(built ? 2 : 0);
    assertThat(collection().readyIndexes()).hasSize(built ? 2 : 0);
  }

  @Test
  void refusesToRenameUnderABuild() {
    fill(DOCUMENTS);
    assertThatThrownBy(
            () ->
                store.write(
                    transaction -> {
                      transaction.startIndexes(
                          transaction.ensureCollection(TestStore.COLLECTION),
                          List.of(spec("a", "")));
                      transaction.renameCollection(TestStore.COLLECTION, "other", false);
                      return true;
                    }))
        .isInstanceOf(StoreException.IndexBuildRunning.class);
    assertThat(store.store().indexBuilds()).isEmpty();
    assertThat(collection().indexes()).isEmpty();
  }

  @Test
  void findsAndMendsWhatIsWrongInAnIndex() {
    fill(20);
    build(spec("a", ""));
    store.write(
        transaction -> {
          SqliteConnection connection = ((SqliteWriteTransaction) transaction).connection();
          connection.executeOnce("DELETE FROM c_1_i1 WHERE rid = 3");
          connection.executeOnce("UPDATE c_1_i1 SET key = x'0102' WHERE rid = 5");
          connection.executeOnce("INSERT INTO c_1_i1 VALUES (x'03', 99, NULL)");
          connection.executeOnce("UPDATE c_1_i1 SET types = x'02' WHERE rid = 7");
          return true;
        });
    CollectionValidation broken = validation();
    assertThat(broken.valid()).isFalse();
    assertThat(broken.indexes().getFirst().missingCount()).isEqualTo(3);
    assertThat(broken.indexes().getFirst().extraCount()).isEqualTo(2);
    store.write(
        transaction ->
            transaction.rebuildIndexes(
                transaction.ensureCollection(TestStore.COLLECTION), List.of("a_1")));
    assertThat(validation().valid()).isTrue();
  }
}
