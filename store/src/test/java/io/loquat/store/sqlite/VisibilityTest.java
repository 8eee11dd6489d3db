package io.loquat.store.sqlite;

import static io.loquat.concurrency.ExpectedVersion.NO_CHECK;
import static io.loquat.store.Visibility.ALL;
import static io.loquat.store.Visibility.ARCHIVED;
import static io.loquat.store.Visibility.LIVE;
import static org.assertj.core.api.Assertions.assertThat;

import io.loquat.model.SystemFields;
import io.loquat.store.FindQuery;
import io.loquat.store.Store.Deadline;
import io.loquat.store.StoredDocument;
import io.loquat.store.Visibility;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Finding, sorting and counting among 90 documents of which every third is archived. */
@ExtendWith(FilesAreSound.class)
final class VisibilityTest {
  private static final int DOCUMENTS = 90;

  @TempDir Path folder;

  private TestStore store;

  @BeforeEach
  void open() {
    store = TestStore.hidden(folder);
    store.write(
        transaction -> {
          var collection = transaction.ensureCollection(TestStore.COLLECTION);
          IntStream.range(0, DOCUMENTS)
              .forEach(
                  n -> transaction.insert(collection, document(n), new BsonDocument(), NO_CHECK));
          return true;
        });
    store.archive("{third: 0}", true, NO_CHECK);
  }

  /** The ids go in another order than the documents. */
  private static BsonDocument document(int n) {
    return new BsonDocument("_id", new BsonInt32(n * 37 % DOCUMENTS))
        .append("n", new BsonInt32(n))
        .append("third", new BsonInt32(n % 3));
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static Predicate<BsonDocument> sees(Visibility visibility) {
    return document ->
        switch (visibility) {
          case LIVE -> document.getInt32("third").getValue() != 0;
          case ARCHIVED -> document.getInt32("third").getValue() == 0;
          case ALL -> true;
        };
  }

  private static List<String> expected(Visibility visibility, String orderedBy) {
    Comparator<BsonDocument> order =
        Comparator.comparing(document -> document.getInt32(orderedBy).getValue());
    return IntStream.range(0, DOCUMENTS)
        .mapToObj(VisibilityTest::document)
        .filter(sees(visibility))
        .sorted(order)
        .map(BsonDocument::toJson)
        .toList();
  }

  static Stream<Arguments> reads() {
    return Stream.of(
        Arguments.of("{}", "", "n"),
        Arguments.of("{}", "{$natural: 1}", "n"),
        Arguments.of("{}", "{_id: 1}", "_id"),
        Arguments.of("{}", "{n: 1}", "n"),
        Arguments.of("{$or: [{n: {$lt: 50}}, {n: {$gte: 50}}]}", "", "n"),
        Arguments.of("{_id: {$gte: 0}}", "{_id: 1}", "_id"),
        Arguments.of("{n: {$gt: -0.5}}", "{_id: 1}", "_id"));
  }

  @ParameterizedTest
  @MethodSource("reads")
  void resumesFromBatchToBatch(String filter, String sort, String order) {
    for (Visibility visibility : Visibility.values()) {
      FindQuery query = store.query(filter, visibility, sort, 0, 0);
      assertThat(store.find(query, 7)).isEqualTo(expected(visibility, order));
      assertThat(store.store().count(query)).isEqualTo(expected(visibility, order).size());
    }
  }

  @ParameterizedTest
  @EnumSource
  void countsWithSkipAndLimit(Visibility visibility) {
    long seen = expected(visibility, "n").size();
    assertThat(store.count("{}", visibility)).isEqualTo(seen);
    assertThat(store.count("{n: {$lt: 9}}", visibility)).isEqualTo(seen / 10);
    assertThat(store.count("{n: {$lt: 8.5}}", visibility)).isEqualTo(seen / 10);
    assertThat(store.count("{_id: {$in: [0, 37, 74]}}", visibility)).isEqualTo(seen / 30);
    assertThat(store.store().count(store.query("{}", visibility, "", 5, 0))).isEqualTo(seen - 5);
    assertThat(store.store().count(store.query("{}", visibility, "", 5, 10))).isEqualTo(10);
  }

  @Test
  void findsArchivedDocumentsByTheirOwnIndex() {
    assertThat(sql("{n: 1}", ARCHIVED, "")).contains("INDEXED BY c_1_archived WHERE _archived = 1");
    assertThat(sql("{}", ARCHIVED, "{_id: -1}")).contains("INDEXED BY c_1_archived");
    assertThat(sql("{_id: {$gt: 5}}", ARCHIVED, "")).contains("INDEXED BY c_1_archived");
    assertThat(sql("{}", LIVE, "")).contains("NOT INDEXED WHERE _archived = 0");
    assertThat(sql("{}", ALL, "{_id: 1}")).contains("INDEXED BY sqlite_autoindex_c_1_1 WHERE TRUE");
    assertThat(sql("{_id: 1}", LIVE, "")).endsWith("WHERE _id = ? AND _archived = 0");
    assertThat(sql("{_id: 1}", ARCHIVED, "")).endsWith("WHERE _id = ? AND _archived = 1");
    assertThat(sql("{_id: 1}", ALL, "")).endsWith("WHERE _id = ?");
  }

  private String sql(String filter, Visibility visibility, String sort) {
    return store.description(store.query(filter, visibility, sort, 0, 0)).sql();
  }

  @Test
  void sortsAnArchiveByIdThatIsTooLargeToBeSorted() {
    store.close();
    SqliteSettings settings = SqliteSettings.DEFAULT.withSortMemoryBytesMax(500, 500);
    store = new TestStore(SqliteStore.open(folder, SystemFields.HIDDEN, settings));
    FindQuery query = store.query("{}", ARCHIVED, "{_id: 1}", 0, 0);
    assertThat(store.find(query, 7)).isEqualTo(expected(ARCHIVED, "_id"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{_id: 1}", "{n: 1}"})
  void followsWhatIsArchivedAndRestoredBetweenBatches(String sort) {
    List<Integer> found = new ArrayList<>();
    try (var cursor = store.store().open(store.query("{}", LIVE, sort, 0, 0))) {
      found.addAll(ids(cursor.next(2, 10_000, Deadline.NEVER)));
      store.archive("{third: 1}", true, NO_CHECK);
      while (!cursor.exhausted()) {
        found.addAll(ids(cursor.next(2, 10_000, Deadline.NEVER)));
      }
    }
    List<Integer> left = ids(store.find("{}").stream().map(BsonDocument::parse));
    assertThat(left).hasSize(DOCUMENTS / 3);
    assertThat(found).doesNotHaveDuplicates().containsAll(left);
    assertThat(found.size()).isLessThanOrEqualTo(left.size() + 2);
  }

  private static List<Integer> ids(List<StoredDocument> documents) {
    return ids(documents.stream().map(StoredDocument::document));
  }

  private static List<Integer> ids(Stream<? extends BsonDocument> documents) {
    return documents.map(document -> document.getInt32("_id").getValue()).toList();
  }

  @Test
  void measuresArchivedDocumentsApart() {
    var sizes = store.store().read("db", Deadline.NEVER, s -> s.statistics(TestStore.COLLECTION));
    assertThat(sizes.documents()).isEqualTo(60);
    assertThat(sizes.archived()).isEqualTo(30);
    store.purge("{}", true, NO_CHECK);
    var purged = store.store().read("db", Deadline.NEVER, s -> s.statistics(TestStore.COLLECTION));
    assertThat(purged.documents()).isEqualTo(60);
    assertThat(purged.archived()).isZero();
    assertThat(purged.documentBytes()).isLessThan(sizes.documentBytes() * 3 / 4);
  }
}
