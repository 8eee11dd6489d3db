package io.loquat.store.sqlite;

import static io.loquat.store.sqlite.TestStore.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loquat.concurrency.ExpectedVersion;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.SystemFields;
import io.loquat.query.context.QueryContext;
import io.loquat.query.filter.Filters;
import io.loquat.query.sort.Sort;
import io.loquat.query.update.Updates;
import io.loquat.store.CollectionInfo;
import io.loquat.store.Snapshot;
import io.loquat.store.Store.Deadline;
import io.loquat.store.StoreException;
import io.loquat.store.Visibility;
import io.loquat.store.WriteTransaction.UpdateOutcome;
import io.loquat.store.WriteTransaction.UpdateRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.bson.BsonInt32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a store promises, on one collection. */
@ExtendWith(FilesAreSound.class)
final class SqliteStoreTest {
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

  @Test
  void findsADocumentByItsId() {
    store.insert("{_id: 1, a: 5}", "{_id: 2, a: 6}");
    assertThat(store.find("{_id: 2}")).containsExactly("{\"_id\": 2, \"a\": 6}");
    assertThat(store.get(new BsonInt32(1))).get().extracting(d -> d.version()).isEqualTo(1L);
  }

  @Test
  void movesTheIdToTheFront() {
    store.insert("{a: 5, _id: 1}");
    assertThat(store.find("{}")).containsExactly("{\"_id\": 1, \"a\": 5}");
  }

  @Test
  void refusesATakenId() {
    store.insert("{_id: 1}");
    assertThatThrownBy(() -> store.insert("{_id: 1.0}"))
        .isInstanceOf(StoreException.DuplicateKey.class);
    assertThatThrownBy(() -> store.insert(json("{_id: 1}"), ExpectedVersion.DOES_NOT_EXIST))
        .isInstanceOf(StoreException.VersionMismatch.class);
  }

  @Test
  void refusesAnIdOfAForbiddenType() {
    assertThatThrownBy(() -> store.insert("{_id: [1]}")).isInstanceOf(CommandException.class);
    assertThatThrownBy(() -> store.insert("{_id: {$regex: 'a', $options: ''}}"))
        .isInstanceOf(CommandException.class);
    assertThatThrownBy(() -> store.insert("{_id: {$undefined: true}}"))
        .isInstanceOf(CommandException.class);
  }

  @Test
  void keepsNaturalOrderAcrossBatches() {
    store.insert("{_id: 3}", "{_id: 1}", "{_id: 2}");
    List<String> inOrder = List.of("{\"_id\": 3}", "{\"_id\": 1}", "{\"_id\": 2}");
    assertThat(store.find(store.query("{}", "", 0, 0), 1)).isEqualTo(inOrder);
    assertThat(store.find(store.query("{}", "{$natural: -1}", 0, 0), 1))
        .isEqualTo(inOrder.reversed());
  }

  @Test
  void sortsByIdAndByFields() {
    store.insert("{_id: 3, a: 1}", "{_id: 1, a: 2}", "{_id: 2, a: 0}");
    assertThat(store.find(store.query("{}", "{_id: 1}", 0, 0), 2))
        .extracting(d -> json(d).getInt32("_id").getValue())
        .containsExactly(1, 2, 3);
    assertThat(store.find(store.query("{}", "{_id: -1}", 1, 1), 2))
        .extracting(d -> json(d).getInt32("_id").getValue())
        .containsExactly(2);
    assertThat(store.find(store.query("{}", "{a: -1}", 0, 2), 1))
        .extracting(d -> json(d).getInt32("_id").getValue())
        .containsExactly(1, 3);
  }

  @Test
  void readsARangeOfIdsThroughTheirIndex() {
    store.insert("{_id: 3}", "{_id: 1}", "{_id: 2}", "{_id: 'x'}", "{_id: 4}");
    assertThat(store.find(store.query("{_id: {$gt: 1, $lte: 3}}", "", 0, 0), 1))
        .containsExactly("{\"_id\": 2}", "{\"_id\": 3}");
    assertThat(store.description(store.query("{_id: {$gt: 1}}", "", 0, 0)).sql())
        .contains("ORDER BY _id");
  }

  @Test
  void updatesOneOrMany() {
    store.insert("{_id: 1, a: 1}", "{_id: 2, a: 1}", "{_id: 3, a: 2}");
    assertThat(store.updateOne("{_id: 1}", "{$set: {a: 7}}").modified()).isEqualTo(1);
    assertThat(store.updateOne("{_id: 1}", "{$set: {a: 7}}"))
        .extracting(o -> o.matched(), o -> o.modified())
        .containsExactly(1L, 0L);
    assertThat(store.update("{a: {$lt: 5}}", "{$inc: {a: 10}}", true, ExpectedVersion.NO_CHECK))
        .extracting(o -> o.matched(), o -> o.modified())
        .containsExactly(2L, 2L);
    assertThat(store.find("{}"))
        .containsExactly(
            "{\"_id\": 1, \"a\": 7}", "{\"_id\": 2, \"a\": 11}", "{\"_id\": 3, \"a\": 12}");
    assertThat(store.get(new BsonInt32(1))).get().extracting(d -> d.version()).isEqualTo(2L);
  }

  @Test
  void undoesAnUpdateOfManyThatFailsOnOne() {
    store.insert("{_id: 1, a: 1}", "{_id: 2, a: 'text'}", "{_id: 3, a: 1}");
    long matched =
        store.write(
            transaction -> {
              var collection = transaction.ensureCollection(TestStore.COLLECTION);
              transaction.insert(
                  collection, json("{_id: 4}"), json("{}"), ExpectedVersion.NO_CHECK);
              assertThatThrownBy(
                      () ->
                          transaction.update(
                              collection, TestStore.updateMany("{}", "{$inc: {a: 1}}")))
                  .isInstanceOf(CommandException.class);
              return transaction
                  .update(collection, TestStore.updateMany("{a: 1}", "{$set: {b: 1}}"))
                  .matched();
            });
    assertThat(matched).isEqualTo(2);
    assertThat(store.find("{}"))
        .containsExactly(
            "{\"_id\": 1, \"a\": 1, \"b\": 1}",
            "{\"_id\": 2, \"a\": \"text\"}",
            "{\"_id\": 3, \"a\": 1, \"b\": 1}",
            "{\"_id\": 4}");
  }

  @Test
  void refusesAnUpdateThatMakesADocumentTooLarge() {
    store.insert("{_id: 1, text: '" + "x".repeat(900_000) + "'}");
    for (int i = 0; i < 17; i++) {
      store.updateOne("{_id: 1}", "{$set: {t" + i + ": '" + "x".repeat(900_000) + "'}}");
    }
    assertThatThrownBy(
            () -> store.updateOne("{_id: 1}", "{$set: {t: '" + "x".repeat(900_000) + "'}}"))
        .isInstanceOfSatisfying(
            CommandException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.BSON_OBJECT_TOO_LARGE));
    assertThat(store.get(new BsonInt32(1))).get().extracting(d -> d.version()).isEqualTo(18L);
  }

  @Test
  void returnsADocumentBeforeAndAfterAndKeepsMetadata() {
    store.insert("{_id: 1, a: 1}");
    UpdateOutcome outcome =
        store.write(
            transaction -> {
              var collection = transaction.ensureCollection(TestStore.COLLECTION);
              return transaction.update(
                  collection,
                  new UpdateRequest(
                      Filters.parse(json("{a: 1}")),
                      Visibility.LIVE,
                      Updates.parse(
                          json("{$set: {a: 2}}"), SystemFields.HIDDEN, QueryContext.plain()),
                      false,
                      Optional.of(Sort.parse(json("{a: -1}"), QueryContext.plain())),
                      ExpectedVersion.NO_CHECK,
                      Optional.of(json("{cause: 'test'}")),
                      true,
                      Deadline.NEVER));
            });
    assertThat(outcome.before().orElseThrow().document()).isEqualTo(json("{_id: 1, a: 1}"));
    assertThat(outcome.after().orElseThrow().document()).isEqualTo(json("{_id: 1, a: 2}"));
    store.updateOne("{_id: 1}", "{$set: {a: 3}}");
    assertThat(store.get(new BsonInt32(1)).orElseThrow().metadata())
        .isEqualTo(json("{cause: 'test'}"));
  }

  @Test
  void deletesOneOrMany() {
    store.insert("{_id: 1, a: 1}", "{_id: 2, a: 1}", "{_id: 3, a: 2}", "{_id: 4, a: 1}");
    assertThat(store.delete("{a: 1}", false, ExpectedVersion.NO_CHECK).deleted()).isEqualTo(1);
    assertThat(store.delete("{a: 1}", true, ExpectedVersion.NO_CHECK).deleted()).isEqualTo(2);
    assertThat(store.find("{}")).containsExactly("{\"_id\": 3, \"a\": 2}");
  }

  @Test
  void countsWithSkipAndLimit() {
    store.insert("{_id: 1, a: 1}", "{_id: 2, a: 1}", "{_id: 3, a: 2}");
    assertThat(store.store().count(store.query("{}", "", 0, 0))).isEqualTo(3);
    assertThat(store.store().count(store.query("{a: 1}", "", 0, 0))).isEqualTo(2);
    assertThat(store.store().count(store.query("{a: 1}", "", 1, 5))).isEqualTo(1);
    assertThat(store.store().count(store.query("{}", "", 1, 1))).isEqualTo(1);
  }

  @Test
  void showsSystemFieldsInTheVisibleProfile() {
    store.write(
        transaction -> {
          var collection =
              transaction.createCollection(TestStore.COLLECTION, SystemFields.VISIBLE, json("{}"));
          transaction.insert(
              collection,
              json("{_version: 9, a: 1, _id: 1, _created: 0}"),
              json("{}"),
              ExpectedVersion.NO_CHECK);
          return true;
        });
    store.updateOne("{_version: 1}", "{$set: {b: 1}}");
    var document = store.get(new BsonInt32(1)).orElseThrow();
    assertThat(document.document().keySet())
        .containsExactly("_id", "a", "b", "_version", "_created", "_updated");
    assertThat(document.document().getInt64("_version").getValue()).isEqualTo(2);
    assertThat(document.stored()).isEqualTo(json("{_id: 1, a: 1, b: 1}"));
  }

  @Test
  void undoesACommandThatFails() {
    store.insert("{_id: 1}");
    assertThatThrownBy(
            () ->
                store.write(
                    transaction -> {
                      transaction.insert(
                          transaction.ensureCollection(TestStore.COLLECTION),
                          json("{_id: 2}"),
                          json("{}"),
                          ExpectedVersion.NO_CHECK);
                      transaction.createCollection("other", SystemFields.HIDDEN, json("{}"));
                      throw new IllegalStateException("on purpose");
                    }))
        .hasMessage("on purpose");
    assertThat(store.find("{}")).containsExactly("{\"_id\": 1}");
    List<CollectionInfo> collections = store.write(Snapshot::collections);
    assertThat(collections).hasSize(1);
  }
}
