package io.loquat.store;

import io.loquat.model.Namespace;
import io.loquat.query.filter.Filter;
import io.loquat.query.plan.PlanNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.bson.BsonValue;

/**
 * All databases of a server. Thread-safe. Every method may throw a {@link StoreException} and, for
 * mistakes in what the user sent, a {@link io.loquat.model.CommandException}.
 */
public interface Store extends AutoCloseable {
  /** The databases on disk, by name; a file that cannot be opened is there with its problem. */
  List<DatabaseSummary> databases();

  /** The names of the databases that are awake: open in this process, by name. */
  List<String> openDatabases();

  /**
   * Reads from one snapshot of a database. A database that does not exist reads as an empty one.
   * May wait for a free reader connection; the work must be short or check {@code deadline} itself.
   */
  <T> T read(String database, Deadline deadline, ReadWork<T> work);

  /**
   * Runs the work in the database's write lane, alone, creating the database if it must. The stage
   * completes once the writes are durable; it fails, and nothing of the work is kept, if the work
   * throws or the commit fails.
   */
  <T> CompletionStage<T> write(String database, Deadline deadline, WriteWork<T> work);

  /**
   * As {@link #write}, but the stage waits for the indexes that the work starts to build or awaits.
   * It fails if a build does: with DuplicateKey, with IndexBuildAborted if index, collection or
   * database are dropped, with DeadlineExceeded.
   */
  <T> CompletionStage<T> buildIndexes(String database, Deadline deadline, WriteWork<T> work);

  /**
   * The databases in which, since the last call, documents were written that expire, or it was
   * changed when they do.
   */
  Set<String> takeExpiryChanges();

  /** The builds of indexes that wait or run, by number. */
  List<IndexBuildProgress> indexBuilds();

  /** Drops a database and deletes its file. The stage says whether there was one. */
  CompletionStage<Boolean> dropDatabase(String database);

  /** The collection as the catalog has it now. May have to wait for a sleeping database. */
  Optional<CollectionInfo> collection(Namespace namespace);

  /**
   * A live document by its {@code _id} if that can be answered at once: the database is open, a
   * reader is free and nothing waits. Never blocks; empty means that the caller must go the long
   * way.
   */
  Optional<PointRead> tryGet(String database, String collection, BsonValue id);

  /**
   * As {@link #tryGet(String, String, BsonValue)}, the live document that has a value in a field,
   * if a unique index can tell: empty also if there is none.
   *
   * @param value no null, and nothing that a filter takes for more than a value
   */
  Optional<PointRead> tryGet(String database, String collection, String field, BsonValue value);

  /**
   * The collection if that is known at once: its database is open. Never blocks; empty also if
   * there is none.
   */
  Optional<CollectionInfo> tryCollection(Namespace namespace);

  /**
   * As {@link #open}, if the query can be planned without waiting. Where its matches are then found
   * one by one, as by an index, the first batch is read as well, for a moment at most: if that was
   * long enough the cursor {@link DocumentCursor#isReady is ready}. Never blocks; empty means that
   * the caller must go the long way.
   *
   * @param countMax documents of the first batch
   * @param bytesMax what they may take
   */
  Optional<DocumentCursor> tryOpen(FindQuery query, int countMax, long bytesMax);

  /** Opens a cursor. It reads from a new snapshot at each batch. */
  DocumentCursor open(FindQuery query);

  /**
   * Opens a cursor on a capped collection that goes on with what is inserted later. The query's
   * sort must be the natural order, which it may leave out; no other order is looked at.
   */
  TailableCursor openTailable(FindQuery query);

  /** Counts matching documents. */
  long count(FindQuery query);

  /**
   * How a query would be answered, or how it was.
   *
   * @param execute whether to run the winning plan, without giving what it finds
   */
  PlanReport plan(FindQuery query, PlanReport.Purpose purpose, boolean execute);

  /**
   * What plans of a query do in a trial, which ends after 101 documents, or once it looked at as
   * many keys and documents as MongoDB's trials may.
   *
   * @param plans that {@link #plan} reported
   */
  List<PlanReport.Trial> tryPlans(FindQuery query, List<PlanNode> plans);

  /** How often the indexes of a collection were used, by name. */
  Map<String, IndexUse> indexUse(Namespace namespace);

  /** The plans that are remembered. */
  PlanCacheControl planCache();

  StoreStatistics statistics();

  /** Finishes what the lanes hold, checkpoints and closes every database. */
  @Override
  void close();

  @FunctionalInterface
  interface ReadWork<T> {
    T run(Snapshot snapshot);
  }

  @FunctionalInterface
  interface WriteWork<T> {
    T run(WriteTransaction transaction);
  }

  /**
   * @param sizeOnDiskBytes of the file, its WAL included
   * @param problem why the file cannot be opened, if so
   */
  record DatabaseSummary(String name, long sizeOnDiskBytes, Optional<String> problem) {}

  /**
   * @param document empty if there is no such document (or no such collection or database)
   * @param collection the one that was read, if it is there
   */
  record PointRead(Optional<StoredDocument> document, Optional<CollectionInfo> collection) {}

  /** Figures for serverStatus: open stores, how many were opened and closed, lane commits. */
  record StoreStatistics(
      long openStores,
      long storesOpened,
      long storesClosed,
      long commits,
      long commandsCommitted) {}

  /**
   * @param sql the statement with {@code ?} for parameters
   * @param parameters as text, one for each {@code ?}
   * @param residual the filter that the evaluator checks on each row, as text; empty if none
   * @param access how rows are found: {@code _id} lookup or collection scan
   */
  record PlanDescription(
      String sql, List<String> parameters, Optional<String> residual, Access access) {
    public enum Access {
      ID_LOOKUP,
      COLLECTION_SCAN,
      INDEX_SCAN,
      EMPTY
    }
  }

  /** When work must stop. {@link #NEVER} is no limit. */
  record Deadline(long nanoTime) {
    public static final Deadline NEVER = new Deadline(Long.MAX_VALUE);

    public static Deadline in(Duration time) {
      return new Deadline(System.nanoTime() + time.toNanos());
    }

    public boolean passed() {
      return !equals(NEVER) && System.nanoTime() - nanoTime >= 0;
    }
  }

  /** Used where a filter means every document. */
  Filter ALL = new Filter.All();
}
