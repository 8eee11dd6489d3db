package io.loquat.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.loquat.model.SystemFields;
import io.loquat.model.TextOrder;
import io.loquat.query.plan.DistinctField;
import io.loquat.store.DocumentCursor;
import io.loquat.store.FindQuery;
import io.loquat.store.ReadOptions;
import io.loquat.store.Store.Deadline;
import io.loquat.store.StoredDocument;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The first arrays come into an index while it is read. */
final class RowsAmidArraysTest {
  private static final String ARRAY = "{_id: 100, a: [45, 55], b: 1}";

  @TempDir private Path folder;
  private TestStore store;

  @BeforeEach
  void open() {
    SqliteSettings settings = SqliteSettings.DEFAULT.withOpenStoresMax(1);
    store = new TestStore(SqliteStore.open(folder, SystemFields.HIDDEN, settings));
    store.index("{v: 2, key: {a: 1}, name: 'a'}");
    store.index("{v: 2, key: {b: 1, a: 1}, name: 'ba'}");
    for (int i = 0; i < 10; i++) {
      store.insert("{_id: %d, a: %d, b: %d}".formatted(i, 10 * i, i % 2));
    }
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static List<StoredDocument> next(DocumentCursor cursor) {
    return cursor.next(2, 1 << 20, Deadline.NEVER);
  }

  /** What comes after two documents and a change. */
  private List<String> rest(FindQuery query, Runnable change) {
    List<String> rest = new ArrayList<>();
    try (DocumentCursor cursor = store.store().open(query)) {
      assertThat(next(cursor)).hasSize(2);
      change.run();
      while (!cursor.exhausted()) {
        next(cursor).forEach(found -> rest.add(found.document().toJson()));
      }
    }
    return rest;
  }

  private void closeTheDatabase() {
    for (int i = 0; i < 20; i++) {
      store.<Boolean>write("other" + i, t -> t.ensureCollection("c") != null);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{a: {$gte: 0}} | {}",
        "{a: {$gte: 0}} | {a: -1}",
        "{b: {$in: [0, 1]}} | {a: 1}",
        "{b: {$in: [0, 1]}} | {a: -1}",
        "{$or: [{a: {$gte: 30}}, {b: 1}]} | {}",
      })
  void giveADocumentOnceForAllOfItsElements(String filter, String sort) {
    FindQuery query = store.query(filter, sort, 0, 0);
    assertThat(rest(query, () -> store.insert(ARRAY)))
        .doesNotHaveDuplicates()
        .filteredOn(found -> found.contains("45"))
        .hasSize(1);
  }

  @Test
  void giveAChangedDocumentOnceForAllOfItsElements() {
    FindQuery query = store.query("{a: {$gte: 0}}", "", 0, 0);
    assertThat(rest(query, () -> store.updateOne("{_id: 9}", "{$set: {a: [45, 55]}}")))
        .hasSize(8)
        .doesNotHaveDuplicates();
  }

  @Test
  void leaveOutWhatMatchesNoMore() {
    FindQuery query = store.query("{a: {$ne: 55}}", "{a: 1}", 0, 0);
    assertThat(rest(query, () -> store.insert(ARRAY))).hasSize(8);
  }

  @Test
  void giveWholeArraysWhereKeysWouldDo() {
    FindQuery query = store.query("{a: {$gte: 0}}", "", 0, 0);
    ReadOptions covered = ReadOptions.NONE.wanting(Optional.of(Set.of("a")));
    assertThat(rest(query.with(covered), () -> store.insert(ARRAY)))
        .hasSize(9)
        .contains("{\"a\": 20}", "{\"_id\": 100, \"a\": [45, 55], \"b\": 1}");
  }

  @Test
  void skipNoValueForADocumentThatDoesNotMatch() {
    FindQuery query = store.query("{a: {$ne: 55}}", "", 0, 0);
    ReadOptions distinct =
        ReadOptions.NONE.distinct(new DistinctField("a", TextOrder.BINARY, false));
    Runnable change =
        () -> {
          store.updateOne("{_id: 5}", "{$set: {a: [50, 55]}}");
          store.insert("{_id: 100, a: 50}");
        };
    assertThat(rest(query.with(distinct), change)).hasSize(8).contains("{\"a\": 50}");
  }

  @Test
  void comeOnceAlsoWhereTheDatabaseWasClosedMeanwhile() {
    FindQuery query = store.query("{a: {$gte: 0}}", "", 0, 0);
    Runnable change =
        () -> {
          closeTheDatabase();
          store.insert(ARRAY);
          closeTheDatabase();
        };
    assertThat(rest(query, change)).hasSize(9);
  }
}
