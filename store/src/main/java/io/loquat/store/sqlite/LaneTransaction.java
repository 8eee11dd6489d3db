package io.loquat.store.sqlite;

import io.loquat.concurrency.GroupCommit;
import io.loquat.store.StoreException;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The write connection of one database and the transaction on it. Confined to the database's lane.
 *
 * <p>An I/O error or a full disk may make SQLite end the whole transaction by itself; what ran
 * after that would be outside of it. So such a failure dooms the transaction: nothing further runs
 * in it, and it cannot be committed. The connection is then opened anew before the next one.
 */
final class LaneTransaction implements GroupCommit {
  private final StoreFile file;
  private final WalBound walBound;
  private final Consumer<Catalog> publication;
  private final Consumer<Set<UUID>> insertsPublication;
  private final RowIds rowIds = new RowIds();
  private final RunningBuilds builds;
  private final CappedSizes cappedSizes = new CappedSizes();
  private final PendingEntries pending = new PendingEntries();
  private final Set<UUID> inserts = new HashSet<>();
  private final Runnable expiryChanged;
  private @Nullable SqliteConnection connection;
  private Catalog committed;
  private Catalog current;
  private Catalog beforeCommand;
  private @Nullable StoreException doom;

  /**
   * @param expiryChanged told when documents that expire are written
   * @param publication told of every committed catalog that differs from the one before
   * @param insertsPublication told of the capped collections that a commit has inserted into
   */
  LaneTransaction(
      StoreFile file,
      SqliteConnection connection,
      Catalog catalog,
      RunningBuilds builds,
      Runnable expiryChanged,
      Consumer<Catalog> publication,
      Consumer<Set<UUID>> insertsPublication) {
    this.builds = builds;
    this.expiryChanged = expiryChanged;
    this.file = file;
    this.walBound = new WalBound(file);
    this.connection = connection;
    this.publication = publication;
    this.insertsPublication = insertsPublication;
    this.committed = catalog;
    this.current = catalog;
    this.beforeCommand = catalog;
  }

  SqliteConnection connection() {
    SqliteConnection open = connection;
    if (open == null) {
      throw new StoreException.Closed();
    }
    return open;
  }

  Catalog catalog() {
    return current;
  }

  void changeCatalog(Catalog changed) {
    current = changed;
  }

  RowIds rowIds() {
    return rowIds;
  }

  /** To be told when a collection is changed, or its options, in which documents may expire. */
  void written(CollectionTable table) {
    if (table.expires()) {
      expiryChanged.run();
    }
  }

  RunningBuilds builds() {
    return builds;
  }

  CappedSizes cappedSizes() {
    return cappedSizes;
  }

  /** What inserts have still to write. */
  PendingEntries pending() {
    return pending;
  }

  /** The capped collections that are inserted into; some of it may be rolled back. */
  Set<UUID> inserts() {
    return inserts;
  }

  /** To be asked before anything is done in the transaction. */
  void checkNotDoomed() {
    if (doom != null) {
      throw doom;
    }
  }

  /** Takes note of a failure after which the transaction may be gone. */
  void doomedBy(StoreException cause) {
    doom = cause;
  }

  @Override
  public void begin() {
    if (connection == null) {
      connection = file.openWriter();
    }
    doom = null;
    try {
      guarded("BEGIN IMMEDIATE");
    } catch (StoreException.DiskFailure | StoreException.Internal e) {
      close();
      throw e;
    }
  }

  @Override
  public void savepoint() {
    beforeCommand = current;
    guarded("SAVEPOINT command");
  }

  @Override
  public void rollbackToSavepoint() {
    guarded("ROLLBACK TO command");
    guarded("RELEASE command");
    cappedSizes.forget();
    pending.forget();
    current = beforeCommand;
  }

  @Override
  public void release() {
    writeWhatIsLeft();
    guarded("RELEASE command");
  }

  @Override
  public void commit() {
    writeWhatIsLeft();
    guarded("COMMIT");
    if (current.version() != committed.version()) {
      committed = current;
      publication.accept(committed);
    }
    if (!inserts.isEmpty()) {
      insertsPublication.accept(Set.copyOf(inserts));
      inserts.clear();
    }
    walBound.committed(connection());
  }

  @Override
  public void rollback() {
    current = committed;
    cappedSizes.forget();
    pending.forget();
    inserts.clear();
    try {
      if (doom == null) {
        connection().execute("ROLLBACK");
        return;
      }
    } catch (StoreException e) {
      // Whatever state the connection is in, it goes.
    }
    close();
  }

  private void writeWhatIsLeft() {
    guarded(
        () -> {
          cappedSizes.write(connection());
          pending.write(connection());
        });
  }

  private void guarded(String sql) {
    guarded(() -> connection().execute(sql));
  }

  private void guarded(Runnable statement) {
    checkNotDoomed();
    try {
      statement.run();
    } catch (StoreException e) {
      doom = e;
      throw e;
    }
  }

  /** Moves the log into the file, as far as readers of other processes allow it. */
  void checkpoint() {
    SqliteConnection open = connection;
    if (open != null) {
      walBound.truncate(open);
    }
  }

  /** Closes the connection, which rolls back what is open. */
  void close() {
    SqliteConnection open = connection;
    connection = null;
    if (open != null) {
      open.close();
    }
  }
}
