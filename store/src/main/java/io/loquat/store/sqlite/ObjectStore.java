package io.loquat.store.sqlite;

import io.loquat.concurrency.WriteLane;
import io.loquat.model.CommandException;
import io.loquat.model.SystemFields;
import io.loquat.store.CollectionInfo;
import io.loquat.store.Snapshot;
import io.loquat.store.Store.Deadline;
import io.loquat.store.Store.ReadWork;
import io.loquat.store.Store.WriteWork;
import io.loquat.store.StoreException;
import io.loquat.store.sqlite.SqliteErrors.NoSuchTable;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * One open database: its write lane, its readers and its catalog. Thread-safe: writing is confined
 * to the lane, each reader to who took it, and the catalog is an immutable value that the lane
 * replaces after a commit. Used under a {@link StoreLease}, closed when nobody has one.
 */
final class ObjectStore {
  private final String name;
  private final StoreFile file;
  private final SystemFields defaultProfile;
  private final LaneClock clock = new LaneClock();
  private final RunningBuilds builds = new RunningBuilds();
  private final ReaderPool readers;
  private final LaneTransaction transaction;
  private final WriteLane lane;
  private final StoreLease lease;
  private volatile Catalog catalog;

  private ObjectStore(
      String name,
      StoreFile file,
      SystemFields defaultProfile,
      Executor laneThreads,
      SqliteConnection writer,
      InsertWatches watches,
      ExpiryChanges expiryChanges,
      StoreLease lease) {
    this.name = name;
    this.file = file;
    this.defaultProfile = defaultProfile;
    this.catalog = UnfinishedIndexes.drop(writer, new CatalogTable(writer, name));
    this.readers = new ReaderPool(file);
    this.transaction =
        new LaneTransaction(
            file,
            writer,
            catalog,
            builds,
            () -> expiryChanges.add(name),
            changed -> {
              catalog = changed;
              watches.changed(name);
            },
            collections -> watches.inserted(name, collections));
    this.lane = new WriteLane(transaction, laneThreads, file.settings().lane());
    this.lease = lease;
  }

  /** Opens the file, creating it if there is none. */
  static ObjectStore open(
      String name,
      StoreFile file,
      SystemFields defaultProfile,
      Executor laneThreads,
      InsertWatches watches,
      ExpiryChanges expiryChanges,
      StoreLease lease) {
    SqliteConnection writer = file.openWriter();
    try {
      return new ObjectStore(
          name, file, defaultProfile, laneThreads, writer, watches, expiryChanges, lease);
    } catch (RuntimeException e) {
      writer.close();
      throw e;
    }
  }

  String name() {
    return name;
  }

  StoreFile file() {
    return file;
  }

  StoreLease lease() {
    return lease;
  }

  /** As of the last commit. */
  Catalog catalog() {
    return catalog;
  }

  ReaderPool readers() {
    return readers;
  }

  WriteLane lane() {
    return lane;
  }

  RunningBuilds builds() {
    return builds;
  }

  /** The collection's table, if the collection still exists under whatever name. */
  CollectionTable table(CollectionInfo collection) {
    return catalog
        .find(collection.uuid())
        .orElseThrow(
            () -> new StoreException.NamespaceNotFound(collection.namespace().collection()));
  }

  /**
   * Runs a command in the lane.
   *
   * @param awaited gets the builds of indexes that the command starts or wants to wait for
   */
  <T> CompletableFuture<T> write(Deadline deadline, WriteWork<T> work, IndexBuildWishes awaited) {
    return lane.submit(
            () -> {
              Visit.check(deadline);
              return work.run(
                  new SqliteWriteTransaction(
                      transaction, file, name, defaultProfile, clock, awaited));
            })
        .whenComplete(
            (value, failure) -> {
              if (failure != null) {
                awaited.started().forEach(builds::remove);
              }
            });
  }

  /** Runs a command of the store's own in the lane. */
  <T> CompletableFuture<T> inLane(Function<LaneTransaction, T> work) {
    return lane.submit(() -> guarded(work));
  }

  private <T> T guarded(Function<LaneTransaction, T> work) {
    transaction.checkNotDoomed();
    try {
      return work.apply(transaction);
    } catch (StoreException.DiskFailure | StoreException.Unreadable | StoreException.Internal e) {
      transaction.doomedBy(e);
      throw e;
    }
  }

  /** Runs work on a snapshot that stays the same from statement to statement. */
  <T> T readSnapshot(Deadline deadline, ReadWork<T> work) {
    return read(deadline, connection -> inTransaction(connection, work));
  }

  private <T> T inTransaction(SqliteConnection connection, ReadWork<T> work) {
    connection.execute("BEGIN");
    try {
      Catalog seen = catalogOf(connection);
      Snapshot snapshot = new SqliteSnapshot(connection, () -> seen, file);
      return work.run(snapshot);
    } finally {
      connection.execute("COMMIT");
    }
  }

  /** The snapshot's own catalog, which a writer may be ahead of or behind by a moment. */
  private Catalog catalogOf(SqliteConnection connection) {
    CatalogTable table = new CatalogTable(connection, name);
    Catalog known = catalog;
    return table.version() == known.version() ? known : table.load();
  }

  /** Runs work on a reader connection, where each statement sees a state of its own. */
  <T> T read(Deadline deadline, Function<SqliteConnection, T> work) {
    SqliteConnection connection = readers.take(deadline);
    boolean sound = true;
    try {
      connection.stopAt(deadline);
      return work.apply(connection);
    } catch (StoreException.DiskFailure | StoreException.Unreadable | StoreException.Internal e) {
      sound = false;
      throw e;
    } catch (NoSuchTable e) {
      throw new StoreException.NamespaceNotFound("the collection was dropped");
    } finally {
      if (sound) {
        readers.giveBack(connection);
      } else {
        readers.discard(connection);
      }
    }
  }

  /**
   * Runs work on a reader connection that nobody uses, on a thread that may not wait. Empty if
   * there is none, or if something is in the way: then {@link #read} will tell.
   */
  <T> Optional<T> tryRead(Function<SqliteConnection, T> work) {
    SqliteConnection connection = readers.tryTake();
    if (connection == null) {
      return Optional.empty();
    }
    boolean sound = false;
    try {
      T value = work.apply(connection);
      sound = true;
      return Optional.of(value);
    } catch (NoSuchTable | StoreException.DeadlineExceeded | StoreException.Busy e) {
      // Dropped a moment ago, or longer than a moment.
      sound = true;
      return Optional.empty();
    } catch (CommandException e) {
      sound = true;
      throw e;
    } catch (StoreException.DiskFailure e) {
      return Optional.empty();
    } finally {
      if (sound) {
        readers.giveBack(connection);
      } else {
        readers.discard(connection);
      }
    }
  }

  /** Whether the database holds no collection, and so is none to MongoDB. */
  boolean isEmpty() {
    return catalog.tables().isEmpty();
  }

  /** Closes the connections. Nobody may be using it. */
  void close() {
    readers.close();
    transaction.checkpoint();
    transaction.close();
  }
}
