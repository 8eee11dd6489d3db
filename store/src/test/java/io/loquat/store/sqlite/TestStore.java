package io.loquat.store.sqlite;

import io.loquat.concurrency.ExpectedVersion;
import io.loquat.model.Namespace;
import io.loquat.model.SystemFields;
import io.loquat.query.context.QueryContext;
import io.loquat.query.filter.Filter;
import io.loquat.query.filter.Filters;
import io.loquat.query.index.IndexSpec;
import io.loquat.query.sort.Sort;
import io.loquat.query.update.Updates;
import io.loquat.store.DocumentCursor;
import io.loquat.store.FindQuery;
import io.loquat.store.PlanReport.Purpose;
import io.loquat.store.Store;
import io.loquat.store.Store.Deadline;
import io.loquat.store.StoredDocument;
import io.loquat.store.Visibility;
import io.loquat.store.WriteTransaction.DeleteOutcome;
import io.loquat.store.WriteTransaction.DeleteRequest;
import io.loquat.store.WriteTransaction.RestoreRequest;
import io.loquat.store.WriteTransaction.UpdateOutcome;
import io.loquat.store.WriteTransaction.UpdateRequest;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** A store as tests use it: documents as JSON, one collection, writes that wait. */
final class TestStore implements AutoCloseable {
  static final String DATABASE = "db";
  static final String COLLECTION = "things";

  private final Store store;

  TestStore(Store store) {
    this.store = store;
  }

  static TestStore hidden(Path folder) {
    return new TestStore(SqliteStore.open(folder, SystemFields.HIDDEN));
  }

  static TestStore visible(Path folder) {
    return new TestStore(SqliteStore.open(folder, SystemFields.VISIBLE));
  }

  Store store() {
    return store;
  }

  static BsonDocument json(String json) {
    return BsonDocument.parse(json);
  }

  <T> T write(Store.WriteWork<T> work) {
    return write(DATABASE, work);
  }

  /** Waits for the write and throws what it failed with. */
  <T> T write(String database, Store.WriteWork<T> work) {
    try {
      return store.write(database, Deadline.NEVER, work).toCompletableFuture().join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  /**
   * How SQLite goes about a statement: the lines of EXPLAIN QUERY PLAN, each with a space behind.
   */
  String plan(String sql) {
    return write(
        transaction -> {
          StringBuilder plan = new StringBuilder();
          SqliteConnection connection = ((SqliteWriteTransaction) transaction).connection();
          try (SqliteRows rows = connection.prepare("EXPLAIN QUERY PLAN " + sql).query()) {
            while (rows.next()) {
              plan.append(rows.text(4)).append(' ');
            }
          }
          return plan.toString();
        });
  }

  void insert(String... documents) {
    for (String document : documents) {
      insert(json(document), ExpectedVersion.NO_CHECK);
    }
  }

  void insert(BsonDocument document, ExpectedVersion expected) {
    write(
        transaction -> {
          transaction.insert(
              transaction.ensureCollection(COLLECTION), document, new BsonDocument(), expected);
          return true;
        });
  }

  void index(String spec) {
    write(
        transaction ->
            transaction.createIndex(
                transaction.ensureCollection(COLLECTION), IndexSpec.of(json(spec))));
  }

  UpdateOutcome updateOne(String filter, String update) {
    return update(filter, update, false, ExpectedVersion.NO_CHECK);
  }

  UpdateOutcome update(String filter, String update, boolean multi, ExpectedVersion expected) {
    return update(filter, Visibility.LIVE, update, multi, expected);
  }

  UpdateOutcome update(
      String filter,
      Visibility visibility,
      String update,
      boolean multi,
      ExpectedVersion expected) {
    return write(
        transaction ->
            transaction.update(
                transaction.ensureCollection(COLLECTION),
                request(filter, visibility, update, multi, expected)));
  }

  static UpdateRequest updateMany(String filter, String update) {
    return request(filter, Visibility.LIVE, update, true, ExpectedVersion.NO_CHECK);
  }

  private static UpdateRequest request(
      String filter,
      Visibility visibility,
      String update,
      boolean multi,
      ExpectedVersion expected) {
    return new UpdateRequest(
        Filters.parse(json(filter)),
        visibility,
        Updates.parse(json(update), SystemFields.HIDDEN, QueryContext.plain()),
        multi,
        Optional.empty(),
        expected,
        Optional.empty(),
        false,
        Deadline.NEVER);
  }

  DeleteOutcome delete(String filter, boolean multi, ExpectedVersion expected) {
    return delete(filter, Visibility.LIVE, multi, expected);
  }

  DeleteOutcome delete(
      String filter, Visibility visibility, boolean multi, ExpectedVersion expected) {
    return delete(request(filter, visibility, multi, expected, false));
  }

  DeleteOutcome archive(String filter, boolean multi, ExpectedVersion expected) {
    return delete(request(filter, Visibility.LIVE, multi, expected, true));
  }

  DeleteOutcome purge(String filter, boolean multi, ExpectedVersion expected) {
    return delete(filter, Visibility.ARCHIVED, multi, expected);
  }

  private DeleteOutcome delete(DeleteRequest request) {
    return write(
        transaction -> transaction.delete(transaction.ensureCollection(COLLECTION), request));
  }

  private static DeleteRequest request(
      String filter,
      Visibility visibility,
      boolean multi,
      ExpectedVersion expected,
      boolean archive) {
    return new DeleteRequest(
        Filters.parse(json(filter)),
        visibility,
        multi,
        Optional.empty(),
        expected,
        archive,
        !multi,
        Deadline.NEVER);
  }

  long restore(String filter, boolean multi, ExpectedVersion expected) {
    return write(
        transaction ->
            transaction.restore(
                transaction.ensureCollection(COLLECTION),
                new RestoreRequest(Filters.parse(json(filter)), multi, expected, Deadline.NEVER)));
  }

  long purgeBefore(Instant archivedBefore, int documentsMax) {
    return write(
        transaction ->
            transaction.purgeBefore(
                transaction.ensureCollection(COLLECTION), archivedBefore, documentsMax));
  }

  void indexArchivedByTime() {
    write(
        transaction -> {
          transaction.indexArchivedByTime(transaction.ensureCollection(COLLECTION));
          return true;
        });
  }

  FindQuery query(String filter, String sort, long skip, long limit) {
    return query(filter, Visibility.LIVE, sort, skip, limit);
  }

  FindQuery query(String filter, Visibility visibility, String sort, long skip, long limit) {
    Filter parsed = Filters.parse(json(filter));
    Optional<Sort> order =
        sort.isEmpty()
            ? Optional.empty()
            : Optional.of(Sort.parse(json(sort), QueryContext.plain()));
    return new FindQuery(
        new Namespace(DATABASE, COLLECTION),
        parsed,
        visibility,
        order,
        skip,
        limit,
        Deadline.NEVER);
  }

  List<String> find(String filter) {
    return find(query(filter, "", 0, 0), 101);
  }

  List<String> find(String filter, Visibility visibility) {
    return find(query(filter, visibility, "", 0, 0), 101);
  }

  long count(String filter, Visibility visibility) {
    return store.count(query(filter, visibility, "", 0, 0));
  }

  List<String> find(FindQuery query, int batch) {
    List<String> found = new ArrayList<>();
    try (DocumentCursor cursor = store.open(query)) {
      while (!cursor.exhausted()) {
        cursor
            .next(batch, 1 << 24, Deadline.NEVER)
            .forEach(document -> found.add(document.document().toJson()));
      }
    }
    return found;
  }

  Optional<StoredDocument> get(BsonValue id) {
    return write(transaction -> transaction.get(transaction.ensureCollection(COLLECTION), id));
  }

  @Override
  public void close() {
    store.close();
  }

  /** The statement that a query would run. */
  Store.PlanDescription description(FindQuery query) {
    return store.plan(query, Purpose.DOCUMENTS, false).description();
  }
}
