package io.loquat.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.loquat.concurrency.ExpectedVersion;
import io.loquat.query.context.QueryContext;
import io.loquat.query.filter.Filter;
import io.loquat.query.filter.Filters;
import io.loquat.query.meta.DocumentMeta;
import io.loquat.query.sort.Sort;
import io.loquat.store.StoreException.DuplicateKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;

/** Random operations on a store and on a list in memory leave the same documents. */
final class StoreModelPropertiesTest {
  /** What a step does. */
  enum Kind {
    INSERT,
    SET_ONE,
    INCREMENT_MANY,
    DELETE_ONE,
    DELETE_MANY,
    REOPEN
  }

  /**
   * @param number stands for ids and values alike
   */
  record Step(Kind kind, int number) {}

  private final List<BsonDocument> model = new ArrayList<>();

  @Property(tries = 25)
  void doesWhatAListWouldDo(
      @ForAll @Size(min = 1, max = 25) List<Kind> kinds,
      @ForAll @Size(25) List<@IntRange(min = 0, max = 9) Integer> numbers)
      throws Exception {
    Path folder = Files.createTempDirectory("model");
    model.clear();
    TestStore store = TestStore.hidden(folder);
    try {
      for (int i = 0; i < kinds.size(); i++) {
        store = run(store, folder, new Step(kinds.get(i), numbers.get(i)));
        compare(store, numbers.get(i));
      }
    } finally {
      store.close();
      check(folder);
    }
  }

  private TestStore run(TestStore store, Path folder, Step step) {
    int n = step.number();
    switch (step.kind()) {
      case INSERT -> insert(store, n);
      case SET_ONE -> {
        store.updateOne("{_id: " + n + "}", "{$set: {t: 'set'}}");
        first("{_id: " + n + "}").ifPresent(found -> found.put("t", new BsonString("set")));
      }
      case INCREMENT_MANY -> {
        store.update("{a: {$gte: " + n + "}}", "{$inc: {a: 1}}", true, ExpectedVersion.NO_CHECK);
        matches("{a: {$gte: " + n + "}}")
            .forEach(found -> found.put("a", new BsonInt32(found.getInt32("a").getValue() + 1)));
      }
      case DELETE_ONE -> {
        store.delete("{a: " + n + "}", false, ExpectedVersion.NO_CHECK);
        first("{a: " + n + "}").ifPresent(model::remove);
      }
      case DELETE_MANY -> {
        store.delete("{a: {$lt: " + n + "}}", true, ExpectedVersion.NO_CHECK);
        model.removeAll(matches("{a: {$lt: " + n + "}}"));
      }
      case REOPEN -> {
        store.close();
        return TestStore.hidden(folder);
      }
    }
    return store;
  }

  private void insert(TestStore store, int n) {
    BsonDocument document =
        new BsonDocument("_id", new BsonInt32(n)).append("a", new BsonInt32(n % 4));
    boolean taken = first("{_id: " + n + "}").isPresent();
    try {
      store.insert(document, ExpectedVersion.NO_CHECK);
      assertThat(taken).isFalse();
      model.add(document);
    } catch (DuplicateKey e) {
      assertThat(taken).isTrue();
    }
  }

  private List<BsonDocument> matches(String filter) {
    Filter parsed = Filters.parse(TestStore.json(filter));
    return model.stream().filter(document -> Filters.matches(parsed, document)).toList();
  }

  private Optional<BsonDocument> first(String filter) {
    return matches(filter).stream().findFirst();
  }

  private void compare(TestStore store, int n) {
    assertThat(store.find("{}")).isEqualTo(texts(model));
    String filter = "{a: {$gt: " + n % 4 + "}}";
    assertThat(store.store().count(store.query(filter, "", 0, 0)))
        .isEqualTo(matches(filter).size());
    Sort sort = Sort.parse(TestStore.json("{a: -1}"), QueryContext.plain());
    List<BsonDocument> sorted =
        model.stream()
            .sorted(
                Comparator.comparing(
                    (BsonDocument document) -> sort.key(document, DocumentMeta.NONE),
                    Arrays::compareUnsigned))
            .skip(1)
            .limit(n)
            .toList();
    if (n > 0) {
      assertThat(store.find(store.query("{}", "{a: -1}", 1, n), 2)).isEqualTo(texts(sorted));
    }
  }

  private static List<String> texts(List<BsonDocument> documents) {
    return documents.stream().map(BsonDocument::toJson).toList();
  }

  private static void check(Path folder) throws Exception {
    Path file = folder.resolve("db.sqlite");
    if (Files.exists(file)) {
      FilesAreSound.check(file);
    }
    try (var files = Files.list(folder)) {
      for (Path left : files.toList()) {
        Files.delete(left);
      }
    }
    Files.delete(folder);
  }
}
