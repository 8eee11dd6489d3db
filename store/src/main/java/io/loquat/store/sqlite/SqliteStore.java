package io.loquat.store.sqlite;

import io.loquat.concurrency.LaneException;
import io.loquat.model.Namespace;
import io.loquat.model.SystemFields;
import io.loquat.query.plan.PlanNode;
import io.loquat.store.CollectionInfo;
import io.loquat.store.DocumentCursor;
import io.loquat.store.FindQuery;
import io.loquat.store.IndexBuildProgress;
import io.loquat.store.IndexUse;
import io.loquat.store.PlanCacheControl;
import io.loquat.store.PlanReport;
import io.loquat.store.PlanReport.Trial;
import io.loquat.store.Store;
import io.loquat.store.StoreException;
import io.loquat.store.TailableCursor;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.bson.BsonValue;

/**
 * All databases in one folder, each in a SQLite file of its own. Thread-safe: what it holds is. The
 * classes that do the work are {@link OpenStores}, which opens and closes files, and {@link
 * ObjectStore}, which is one open file.
 */
public final class SqliteStore implements Store {
  private final FolderLock lock;
  private final SortMemory sorts;
  private final StoreThreads threads;
  private final OpenStores stores;
  private final DatabaseFolder folder;

  private SqliteStore(
      Path dataFolder, FolderLock lock, SystemFields defaultProfile, SqliteSettings settings) {
    this.lock = lock;
    this.sorts = new SortMemory(settings.sortMemoryBytesMax(), settings.allSortsMemoryBytesMax());
    this.threads = new StoreThreads(settings.laneThreads());
    this.stores =
        new OpenStores(dataFolder, settings, defaultProfile, threads.lanes(), threads.closers());
    this.folder = new DatabaseFolder(dataFolder, stores);
  }

  /** Opens a data folder with the default bounds. */
  public static SqliteStore open(Path dataFolder, SystemFields defaultProfile) {
    return open(dataFolder, defaultProfile, SqliteSettings.DEFAULT);
  }

  /**
   * Opens a data folder, which is created if there is none.
   *
   * @param defaultProfile of collections that are created without saying
   * @throws StoreException.Unreadable if another process has it, naming that process
   */
  public static SqliteStore open(
      Path dataFolder, SystemFields defaultProfile, SqliteSettings settings) {
    SqliteVersion.check();
    try {
      Path folder = Files.createDirectories(dataFolder.toAbsolutePath()).toRealPath();
      if (folder.toString().contains("?")) {
        throw new StoreException.Unreadable(
            "the data folder's path must not contain '?': " + folder, new IOException("'?'"));
      }
      return new SqliteStore(folder, FolderLock.take(folder), defaultProfile, settings);
    } catch (IOException e) {
      throw new StoreException.Unreadable(
          "cannot open the data folder " + dataFolder + ": " + reason(e), e);
    }
  }

  /** The messages of some of these exceptions are a path alone. */
  private static String reason(IOException failure) {
    return switch (failure) {
      case FileAlreadyExistsException _ -> "it is not a folder";
      case AccessDeniedException _ -> "permission denied";
      case FileSystemException other when other.getReason() != null -> other.getReason();
      default -> String.valueOf(failure.getMessage());
    };
  }

  @Override
  public List<DatabaseSummary> databases() {
    return folder.list();
  }

  @Override
  public List<String> openDatabases() {
    return stores.openNames();
  }

  @Override
  public <T> T read(String database, Deadline deadline, ReadWork<T> work) {
    Optional<ObjectStore> existing = stores.leaseExisting(database);
    if (existing.isEmpty()) {
      return work.run(new EmptySnapshot());
    }
    ObjectStore store = existing.get();
    try {
      return store.readSnapshot(deadline, work);
    } finally {
      store.lease().release();
    }
  }

  @Override
  public <T> CompletionStage<T> write(String database, Deadline deadline, WriteWork<T> work) {
    return write(database, deadline, work, new IndexBuildWishes());
  }

  @Override
  public <T> CompletionStage<T> buildIndexes(
      String database, Deadline deadline, WriteWork<T> work) {
    IndexBuildWishes wishes = new IndexBuildWishes();
    return write(database, deadline, work, wishes)
        .thenCompose(
            value ->
                wishes.isEmpty()
                    ? CompletableFuture.completedFuture(value)
                    : wishes.all().thenApply(_ -> value));
  }

  @Override
  public Set<String> takeExpiryChanges() {
    return stores.expiryChanges().take();
  }

  @Override
  public List<IndexBuildProgress> indexBuilds() {
    return stores.indexBuilds();
  }

  private <T> CompletionStage<T> write(
      String database, Deadline deadline, WriteWork<T> work, IndexBuildWishes builds) {
    CompletableFuture<T> result = new CompletableFuture<>();
    ObjectStore store;
    try {
      store = stores.lease(database);
    } catch (StoreException e) {
      return CompletableFuture.failedFuture(e);
    }
    CompletableFuture<T> unused =
        store
            .write(deadline, work, builds)
            .whenComplete(
                (value, failure) -> {
                  if (failure == null) {
                    builds.started().forEach(build -> start(store, build, deadline));
                  }
                  store.lease().release();
                  if (failure == null) {
                    result.complete(value);
                  } else {
                    result.completeExceptionally(reason(failure));
                  }
                });
    return result;
  }

  /** The caller has a lease; the builder needs its own. */
  private void start(ObjectStore store, RunningBuild build, Deadline deadline) {
    if (!store.lease().tryAcquire()) {
      build
          .outcome()
          .completeExceptionally(
              new StoreException.IndexBuildAborted(
                  build.namespace() + " :: caused by :: the database is being closed or dropped"));
      return;
    }
    threads
        .builders()
        .execute(
            () -> {
              try {
                new IndexBuilder(store, build, deadline).run();
              } finally {
                store.lease().release();
              }
            });
  }

  private static Throwable reason(Throwable failure) {
    return switch (failure) {
      case LaneException.Full full ->
          new StoreException.Busy("Too many writes are waiting; try again");
      case LaneException.Closed closed -> new StoreException.Closed();
      default -> failure;
    };
  }

  @Override
  public CompletionStage<Boolean> dropDatabase(String database) {
    try {
      return stores.drop(database);
    } catch (StoreException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  @Override
  public Optional<CollectionInfo> collection(Namespace namespace) {
    Optional<ObjectStore> existing = stores.leaseExisting(namespace.database());
    if (existing.isEmpty()) {
      return Optional.empty();
    }
    ObjectStore store = existing.get();
    try {
      return store.catalog().find(namespace.collection()).map(CollectionTable::info);
    } finally {
      store.lease().release();
    }
  }

  @Override
  public Optional<PointRead> tryGet(String database, String collection, BsonValue id) {
    return tryRead(database, store -> PointReads.tryGet(store, collection, id));
  }

  @Override
  public Optional<PointRead> tryGet(
      String database, String collection, String field, BsonValue value) {
    return tryRead(database, store -> PointReads.tryGet(store, collection, field, value));
  }

  private <T> Optional<T> tryRead(String database, Function<ObjectStore, Optional<T>> read) {
    ObjectStore store = stores.tryLease(database);
    if (store == null) {
      return Optional.empty();
    }
    try {
      return read.apply(store);
    } finally {
      store.lease().release();
    }
  }

  @Override
  public DocumentCursor open(FindQuery query) {
    return used(
        query, (store, plan) -> new FindCursor(stores, query, plan, sorts), new EmptyCursor());
  }

  @Override
  public Optional<CollectionInfo> tryCollection(Namespace namespace) {
    return tryRead(
        namespace.database(),
        store -> store.catalog().find(namespace.collection()).map(CollectionTable::info));
  }

  @Override
  public Optional<DocumentCursor> tryOpen(FindQuery query, int countMax, long bytesMax) {
    return tryRead(
        query.namespace().database(),
        store -> new BriefRead(stores, sorts, query).tryOpen(store, countMax, bytesMax));
  }

  @Override
  public TailableCursor openTailable(FindQuery query) {
    return used(query, (store, plan) -> new TailCursor(stores, query, plan), new EmptyCursor());
  }

  @Override
  public long count(FindQuery query) {
    return used(
        query,
        (store, plan) ->
            store.read(query.deadline(), connection -> Counting.count(connection, plan, query)),
        0L);
  }

  @Override
  public PlanReport plan(FindQuery query, PlanReport.Purpose purpose, boolean execute) {
    return planned(
        query,
        Planning::explained,
        (store, plan) ->
            PlanReports.of(
                plan,
                query,
                purpose,
                execute
                    ? Optional.of(
                        store.read(
                            query.deadline(),
                            connection -> PlanReports.run(connection, plan, query, purpose)))
                    : Optional.empty()),
        PlanReports.nothing(execute));
  }

  @Override
  public PlanCacheControl planCache() {
    return new PlanCaches(stores);
  }

  @Override
  public List<Trial> tryPlans(FindQuery query, List<PlanNode> plans) {
    return planned(
        query,
        Planning::explained,
        (store, plan) ->
            store.read(
                query.deadline(),
                connection -> new Trials(connection, plan.table(), query).of(plans)),
        List.of());
  }

  @Override
  public Map<String, IndexUse> indexUse(Namespace namespace) {
    Optional<ObjectStore> existing = stores.leaseExisting(namespace.database());
    if (existing.isEmpty()) {
      return Map.of();
    }
    ObjectStore store = existing.get();
    try {
      return store
          .catalog()
          .find(namespace.collection())
          .map(CollectionTable::indexUse)
          .orElse(Map.of());
    } finally {
      store.lease().release();
    }
  }

  /** Makes a plan. */
  @FunctionalInterface
  private interface Plans {
    FindPlan of(CollectionTable table, FindQuery query, Dives dives);
  }

  /** As {@link #planned}, of a plan that is run. */
  private <T> T used(
      FindQuery query, BiFunction<ObjectStore, FindPlan, T> work, T ifThereIsNoCollection) {
    return planned(
        query,
        Planning::of,
        (store, plan) -> {
          IndexUsage.count(plan);
          return work.apply(store, plan);
        },
        ifThereIsNoCollection);
  }

  private <T> T planned(
      FindQuery query,
      Plans plans,
      BiFunction<ObjectStore, FindPlan, T> work,
      T ifThereIsNoCollection) {
    Optional<ObjectStore> existing = stores.leaseExisting(query.namespace().database());
    if (existing.isEmpty()) {
      return ifThereIsNoCollection;
    }
    ObjectStore store = existing.get();
    try {
      return store
          .catalog()
          .find(query.namespace().collection())
          .map(
              found -> {
                CollectionTable table = found.checkHasTable();
                Dives dives = new Dives(table, dive -> store.read(query.deadline(), dive));
                return work.apply(store, plans.of(table, query, dives));
              })
          .orElse(ifThereIsNoCollection);
    } finally {
      store.lease().release();
    }
  }

  @Override
  public StoreStatistics statistics() {
    return new StoreStatistics(
        stores.openCount(),
        stores.opened(),
        stores.closed(),
        stores.commits(),
        stores.commandsCommitted());
  }

  @Override
  public void close() {
    stores.close();
    threads.close();
    try {
      lock.close();
    } catch (IOException e) {
      throw new StoreException.Internal("cannot give up the data folder's lock", e);
    }
  }
}
