package io.loquat.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.loquat.concurrency.ExpectedVersion;
import io.loquat.model.SystemFields;
import io.loquat.store.Store.Deadline;
import io.loquat.store.StoreException.DuplicateKey;
import io.loquat.store.StoreException.VersionMismatch;
import io.loquat.store.StoredDocument;
import io.loquat.store.Visibility;
import io.loquat.store.sqlite.ArchiveModel.Entry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.Size;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;

/** Random writes on a store with an archive and on a list in memory leave the same documents. */
final class ArchiveModelPropertiesTest {
  /** What a step does. */
  enum Kind {
    INSERT,
    INCREMENT,
    ARCHIVE,
    RESTORE,
    DELETE,
    PURGE_BY_AGE,
    INDEX_BY_TIME,
    REOPEN
  }

  /**
   * @param visibility of an update or delete
   * @param number stands for ids and values alike
   */
  record Step(
      Kind kind,
      Visibility visibility,
      int number,
      boolean byId,
      boolean multi,
      ExpectedVersion expected) {

    String filter() {
      return byId ? "{_id: " + number + "}" : "{a: {$gte: " + number % 4 + "}}";
    }
  }

  @Provide
  Arbitrary<Step> steps() {
    Arbitrary<Kind> kinds =
        Arbitraries.frequencyOf(
            Tuple.of(1, Arbitraries.just(Kind.INSERT)), Tuple.of(3, Arbitraries.of(Kind.class)));
    Arbitrary<ExpectedVersion> expected =
        Arbitraries.of(
            ExpectedVersion.NO_CHECK,
            ExpectedVersion.NO_CHECK,
            ExpectedVersion.NO_CHECK,
            ExpectedVersion.EXISTS,
            ExpectedVersion.DOES_NOT_EXIST,
            new ExpectedVersion.Exactly(1),
            new ExpectedVersion.Exactly(2));
    return Combinators.combine(
            kinds,
            Arbitraries.of(Visibility.class),
            Arbitraries.integers().between(0, 7),
            Arbitraries.of(true, false),
            Arbitraries.of(true, false),
            expected)
        .as(Step::new);
  }

  @Property(tries = 20)
  void doesWhatAListWouldDo(
      @ForAll SystemFields profile,
      @ForAll @Size(min = 1, max = 24) List<@From("steps") Step> steps)
      throws Exception {
    Path folder = Files.createTempDirectory("archive");
    ArchiveModel model = new ArchiveModel();
    TestStore store = open(folder, profile);
    try {
      for (Step step : steps) {
        if (step.kind() == Kind.REOPEN) {
          store.close();
          store = open(folder, profile);
        }
        TestStore open = store;
        assertThat(outcome(() -> real(open, step))).isEqualTo(outcome(() -> inModel(model, step)));
        compare(store, model, profile);
      }
    } finally {
      store.close();
      checkAndDelete(folder);
    }
  }

  private static TestStore open(Path folder, SystemFields profile) {
    return new TestStore(SqliteStore.open(folder, profile));
  }

  private static String outcome(Supplier<Long> write) {
    try {
      return write.get() + " changed";
    } catch (DuplicateKey e) {
      return "duplicate of an archived one: " + e.archived();
    } catch (VersionMismatch e) {
      return "at version " + e.actual();
    }
  }

  private static BsonDocument document(Step step) {
    return new BsonDocument("_id", new BsonInt32(step.number()))
        .append("a", new BsonInt32(step.number() % 4));
  }

  private static long real(TestStore store, Step step) {
    String filter = step.filter();
    boolean multi = step.multi();
    return switch (step.kind()) {
      case INSERT -> {
        store.insert(document(step), step.expected());
        yield 1;
      }
      case INCREMENT ->
          store
              .update(filter, step.visibility(), "{$inc: {a: 1}}", multi, step.expected())
              .modified();
      case ARCHIVE -> store.archive(filter, multi, step.expected()).deleted();
      case RESTORE -> store.restore(filter, multi, step.expected());
      case DELETE -> store.delete(filter, step.visibility(), multi, step.expected()).deleted();
      case PURGE_BY_AGE -> store.purgeBefore(Instant.MAX, 1000);
      case INDEX_BY_TIME -> {
        store.indexArchivedByTime();
        yield 0;
      }
      case REOPEN -> 0;
    };
  }

  private static long inModel(ArchiveModel model, Step step) {
    return switch (step.kind()) {
      case INSERT -> {
        model.insert(document(step), step.expected());
        yield 1;
      }
      case INCREMENT -> each(model, step.visibility(), step, Entry::increment);
      case ARCHIVE -> each(model, Visibility.LIVE, step, entry -> entry.archive(true));
      case RESTORE -> each(model, Visibility.ARCHIVED, step, entry -> entry.archive(false));
      case DELETE -> each(model, step.visibility(), step, model::remove);
      case PURGE_BY_AGE ->
          model.each(Visibility.ARCHIVED, "{}", true, ExpectedVersion.NO_CHECK, model::remove);
      case INDEX_BY_TIME, REOPEN -> 0;
    };
  }

  private static long each(
      ArchiveModel model, Visibility visibility, Step step, Consumer<Entry> change) {
    return model.each(visibility, step.filter(), step.multi(), step.expected(), change);
  }

  private static void compare(TestStore store, ArchiveModel model, SystemFields profile) {
    for (Visibility visibility : Visibility.values()) {
      List<String> expected =
          model.seen(visibility, "{}").stream().map(entry -> text(entry, profile)).toList();
      assertThat(found(store, visibility, "")).isEqualTo(expected);
      assertThat(found(store, visibility, "{_id: 1}"))
          .isEqualTo(expected.stream().sorted().toList());
      assertThat(store.count("{}", visibility)).isEqualTo(expected.size());
      assertThat(store.count("{a: {$gte: 2}}", visibility))
          .isEqualTo(model.seen(visibility, "{a: {$gte: 2}}").size());
    }
  }

  private static List<String> found(TestStore store, Visibility visibility, String sort) {
    List<String> found = new ArrayList<>();
    try (var cursor = store.store().open(store.query("{}", visibility, sort, 0, 0))) {
      while (!cursor.exhausted()) {
        cursor.next(2, 10_000, Deadline.NEVER).forEach(document -> found.add(text(document)));
      }
    }
    return found;
  }

  private static String text(StoredDocument document) {
    BsonDocument whole = BsonDocument.parse(document.document().toJson());
    whole.remove(SystemFields.CREATED);
    whole.remove(SystemFields.UPDATED);
    return whole.toJson() + " at " + document.version();
  }

  private static String text(Entry entry, SystemFields profile) {
    BsonDocument document = entry.document.clone();
    if (profile == SystemFields.VISIBLE) {
      document.append(SystemFields.VERSION, new BsonInt64(entry.version));
      if (entry.archived) {
        document.append(SystemFields.ARCHIVED, BsonBoolean.TRUE);
      }
    }
    return document.toJson() + " at " + entry.version;
  }

  private static void checkAndDelete(Path folder) throws Exception {
    Path file = folder.resolve("db.sqlite");
    if (Files.exists(file)) {
      FilesAreSound.check(file);
      Files.delete(file);
    }
    try (var left = Files.list(folder)) {
      for (Path other : left.toList()) {
        Files.delete(other);
      }
    }
    Files.delete(folder);
  }
}
