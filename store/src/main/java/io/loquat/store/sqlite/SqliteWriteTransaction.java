package io.loquat.store.sqlite;

import io.loquat.concurrency.ExpectedVersion;
import io.loquat.model.SystemFields;
import io.loquat.query.index.IndexSpec;
import io.loquat.store.CollectionInfo;
import io.loquat.store.CollectionValidation;
import io.loquat.store.ExpiringBy;
import io.loquat.store.Store.Deadline;
import io.loquat.store.StoreException;
import io.loquat.store.StoredDocument;
import io.loquat.store.ValidationScope;
import io.loquat.store.Visibility;
import io.loquat.store.WriteTransaction;
import io.loquat.store.sqlite.SqliteErrors.NoSuchTable;
import io.loquat.store.sqlite.SqliteErrors.UniqueViolation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** One command's writes. Confined to the lane. */
final class SqliteWriteTransaction implements WriteTransaction {
  private final LaneTransaction transaction;
  private final LaneCollections collections;
  private final LaneIndexes indexes;
  private final SqliteSnapshot snapshot;
  private final Inserter inserter;
  private final Updater updater;
  private final Deleter deleter;
  private final Archive archive;
  private final Copying copying;
  private final IndexBuildWishes builds;

  SqliteWriteTransaction(
      LaneTransaction transaction,
      StoreFile file,
      String database,
      SystemFields defaultProfile,
      LaneClock clock,
      IndexBuildWishes builds) {
    long sortBytesMax = file.settings().sortMemoryBytesMax();
    this.transaction = transaction;
    this.builds = builds;
    this.collections = new LaneCollections(transaction, database, defaultProfile);
    this.indexes = new LaneIndexes(transaction, database);
    this.snapshot = new SqliteSnapshot(transaction.connection(), transaction::catalog, file);
    IndexEntries entries = new IndexEntries(transaction, database);
    Eviction eviction = new Eviction(transaction, entries);
    this.inserter = new Inserter(transaction, entries, clock, eviction);
    this.updater = new Updater(transaction, entries, eviction, clock, sortBytesMax);
    this.copying = new Copying(transaction, entries);
    this.archive = new Archive(transaction, entries, clock, database);
    this.deleter = new Deleter(transaction, entries, eviction, clock, database, sortBytesMax);
  }

  /** For tests that take the disk away. */
  SqliteConnection connection() {
    return transaction.connection();
  }

  @Override
  public Optional<CollectionInfo> collection(String name) {
    return snapshot.collection(name);
  }

  @Override
  public List<CollectionInfo> collections() {
    return snapshot.collections();
  }

  @Override
  public Optional<Instant> oldestArchived(String collection) {
    return guarded(() -> snapshot.oldestArchived(collection));
  }

  @Override
  public Optional<Instant> oldestTime(String collection, ExpiringBy by) {
    return guarded(() -> snapshot.oldestTime(collection, by));
  }

  @Override
  public List<Long> expired(String collection, ExpiringBy by, Instant upTo, int documentsMax) {
    return guarded(() -> snapshot.expired(collection, by, upTo, documentsMax));
  }

  @Override
  public long expire(
      CollectionInfo collection, ExpiringBy by, Instant upTo, List<Long> records, boolean archive) {
    return guarded(
        () ->
            asOne(() -> deleter.expire(collections.table(collection), by, upTo, records, archive)));
  }

  @Override
  public List<List<BsonValue>> duplicates(String collection, String index, int groupsMax) {
    return guarded(() -> snapshot.duplicates(collection, index, groupsMax));
  }

  @Override
  public CollectionStatistics statistics(String collection) {
    return guarded(() -> snapshot.statistics(collection));
  }

  @Override
  public Optional<CollectionValidation> validate(
      String collection, ValidationScope scope, Deadline deadline) {
    return guarded(() -> snapshot.validate(collection, scope, deadline));
  }

  @Override
  public CollectionInfo rebuildIndexes(CollectionInfo collection, List<String> names) {
    return guarded(() -> asOne(() -> indexes.rebuild(collections.table(collection), names)).info());
  }

  @Override
  public DatabaseStatistics statistics() {
    return guarded(snapshot::statistics);
  }

  @Override
  public CollectionInfo createCollection(
      String name, SystemFields systemFields, BsonDocument options) {
    return guarded(() -> collections.create(name, systemFields, options).info());
  }

  @Override
  public CollectionInfo ensureCollection(String name) {
    return guarded(() -> collections.ensure(name).info());
  }

  @Override
  public CollectionInfo changeOptions(CollectionInfo collection, BsonDocument options) {
    return guarded(() -> collections.changeOptions(collections.entry(collection), options).info());
  }

  @Override
  public boolean dropCollection(String name) {
    return guarded(() -> collections.drop(name));
  }

  @Override
  public void renameCollection(String from, String to, boolean dropTarget) {
    guarded(
        () -> {
          collections.rename(from, to, dropTarget);
          return true;
        });
  }

  @Override
  public List<StoredDocument> documentsAfter(CollectionInfo collection, long afterRecordId) {
    return guarded(() -> copying.next(collections.table(collection), afterRecordId));
  }

  @Override
  public void adopt(CollectionInfo collection, StoredDocument document) {
    guarded(
        () -> {
          copying.adopt(collections.table(collection), document);
          return true;
        });
  }

  @Override
  public long releaseFreePages(int pagesMax) {
    return guarded(() -> FreePages.release(transaction.connection(), pagesMax));
  }

  @Override
  public void copyNewest(CollectionInfo from, CollectionInfo to) {
    guarded(
        () -> {
          new CappedCopy(transaction).run(collections.table(from), collections.table(to));
          return true;
        });
  }

  @Override
  public CollectionInfo createIndex(CollectionInfo collection, IndexSpec spec) {
    return guarded(() -> asOne(() -> indexes.create(collections.table(collection), spec)).info());
  }

  @Override
  public CollectionInfo startIndexes(CollectionInfo collection, List<IndexSpec> specs) {
    return guarded(
        () ->
            asOne(() -> indexes.start(collections.table(collection), specs, builds::start)).info());
  }

  @Override
  public void awaitIndex(CollectionInfo collection, String name) {
    collections
        .table(collection)
        .index(name)
        .flatMap(index -> transaction.builds().of(index.number()))
        .ifPresent(builds::join);
  }

  @Override
  public boolean dropIndex(CollectionInfo collection, String name) {
    return guarded(() -> indexes.drop(collections.table(collection), name));
  }

  @Override
  public CollectionInfo changeIndex(CollectionInfo collection, String name, IndexSpec spec) {
    return guarded(() -> indexes.change(collections.table(collection), name, spec).info());
  }

  @Override
  public void insert(
      CollectionInfo collection,
      BsonDocument document,
      BsonDocument metadata,
      ExpectedVersion expected) {
    inserting(
        () -> {
          inserter.insert(collections.table(collection), document, metadata, expected);
          return true;
        });
  }

  @Override
  public UpdateOutcome update(CollectionInfo collection, UpdateRequest request) {
    return guarded(
        () ->
            request.multi()
                ? asOne(() -> updater.update(collections.table(collection), request))
                : updater.update(collections.table(collection), request));
  }

  @Override
  public DeleteOutcome delete(CollectionInfo collection, DeleteRequest request) {
    return guarded(
        () ->
            request.multi()
                ? asOne(() -> deleter.delete(collections.table(collection), request))
                : deleter.delete(collections.table(collection), request));
  }

  @Override
  public long restore(CollectionInfo collection, RestoreRequest request) {
    return guarded(
        () ->
            request.multi()
                ? asOne(() -> archive.restore(collections.table(collection), request))
                : archive.restore(collections.table(collection), request));
  }

  @Override
  public long purgeBefore(CollectionInfo collection, Instant archivedBefore, int documentsMax) {
    return guarded(
        () ->
            asOne(
                () ->
                    archive.purgeBefore(
                        collections.table(collection), archivedBefore, documentsMax)));
  }

  @Override
  public void indexArchivedByTime(CollectionInfo collection) {
    guarded(
        () -> {
          archive.indexByTime(collections.table(collection));
          return true;
        });
  }

  @Override
  public Optional<StoredDocument> get(CollectionInfo collection, BsonValue id) {
    return guarded(
        () ->
            IdLookup.find(
                    transaction.connection(),
                    collections.table(collection),
                    Visibility.LIVE,
                    DocumentBytes.key(id))
                .map(row -> row));
  }

  /** A statement on many rows leaves nothing behind if it fails on one. */
  private <T> T asOne(Supplier<T> statement) {
    SqliteConnection connection = transaction.connection();
    transaction.cappedSizes().write(connection);
    connection.execute("SAVEPOINT statement");
    try {
      T result = statement.get();
      connection.execute("RELEASE statement");
      return result;
    } catch (RuntimeException e) {
      connection.execute("ROLLBACK TO statement");
      connection.execute("RELEASE statement");
      transaction.cappedSizes().forget();
      transaction.pending().forget();
      throw e;
    }
  }

  /** Runs what may fail in a way after which the whole transaction may be gone. */
  private <T> T guarded(Supplier<T> statement) {
    return inserting(
        () -> {
          transaction.pending().write(transaction.connection());
          return statement.get();
        });
  }

  /** As {@link #guarded}, for inserts, which do not read what inserts before them wrote. */
  private <T> T inserting(Supplier<T> statement) {
    transaction.checkNotDoomed();
    try {
      return statement.get();
    } catch (StoreException.DiskFailure | StoreException.Unreadable | StoreException.Internal e) {
      transaction.doomedBy(e);
      throw e;
    } catch (NoSuchTable | UniqueViolation e) {
      throw new StoreException.Internal("the catalog and the file disagree", e);
    }
  }
}
