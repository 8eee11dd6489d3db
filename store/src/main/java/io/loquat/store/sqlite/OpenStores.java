package io.loquat.store.sqlite;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import com.github.benmanes.caffeine.cache.Scheduler;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.SystemFields;
import io.loquat.store.IndexBuildProgress;
import io.loquat.store.StoreException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The databases that are open. Thread-safe.
 *
 * <p>{@code stores} is the truth: whatever opens or closes a file does it inside {@code
 * stores.compute} for its name, so that a file is never open twice nor opened while it is being
 * closed. {@code recent} only decides who has been idle too long: what it lets go of is
 * <i>retired</i>, closed once nobody uses it, and taken back if somebody asks for it before that.
 */
final class OpenStores {
  private static final Logger LOG = LoggerFactory.getLogger(OpenStores.class);

  private final Path folder;
  private final SqliteSettings settings;
  private final SystemFields defaultProfile;
  private final Executor laneThreads;
  private final Executor closers;
  private final InsertWatches watches = new InsertWatches();
  private final ConcurrentHashMap<String, ObjectStore> stores = new ConcurrentHashMap<>();
  private final Cache<String, ObjectStore> recent;
  private final ExpiryChanges expiryChanges = new ExpiryChanges();
  private final LongAdder opened = new LongAdder();
  private final LongAdder closed = new LongAdder();
  private final LongAdder commitsOfClosed = new LongAdder();
  private final LongAdder commandsOfClosed = new LongAdder();
  private volatile boolean shut;

  /**
   * @param closers run what closes files
   */
  OpenStores(
      Path folder,
      SqliteSettings settings,
      SystemFields defaultProfile,
      Executor laneThreads,
      Executor closers) {
    this.folder = folder;
    this.settings = settings;
    this.defaultProfile = defaultProfile;
    this.laneThreads = laneThreads;
    this.closers = closers;
    this.recent =
        Caffeine.newBuilder()
            .maximumSize(settings.openStoresMax())
            .expireAfterAccess(settings.idleTimeMax())
            .scheduler(Scheduler.systemScheduler())
            // Its upkeep is short, and to wake a thread for it would not be: retire() closes
            // nothing.
            .executor(Runnable::run)
            .<String, ObjectStore>removalListener((name, store, cause) -> removed(store, cause))
            .build();
  }

  private static void removed(@Nullable ObjectStore store, RemovalCause cause) {
    if (store != null && cause.wasEvicted()) {
      store.lease().retire();
    }
  }

  /** Leases a database that is open; null if it is not. Never waits. */
  @Nullable ObjectStore tryLease(String name) {
    ObjectStore store = recent.getIfPresent(name);
    return store != null && store.lease().tryAcquire() ? store : null;
  }

  /** Leases a database if it exists, opening it if it must. */
  Optional<ObjectStore> leaseExisting(String name) {
    ObjectStore open = tryLease(name);
    if (open != null) {
      return Optional.of(open);
    }
    return file(name)
        .filter(file -> stores.containsKey(name) || file.exists())
        .map(file -> leaseSlowly(name, file));
  }

  /** Leases a database, creating it if it must. */
  ObjectStore lease(String name) {
    ObjectStore open = tryLease(name);
    if (open != null) {
      return open;
    }
    StoreFile file =
        file(name)
            .orElseThrow(
                () ->
                    new CommandException(
                        ErrorCode.INVALID_NAMESPACE, "the database name is too long for a file"));
    return leaseSlowly(name, file);
  }

  private ObjectStore leaseSlowly(String name, StoreFile file) {
    while (true) {
      ObjectStore store =
          stores.compute(name, (key, current) -> current == null ? open(key, file) : current);
      if (store.lease().tryAcquire()) {
        keep(store);
        return store;
      }
      store.lease().awaitGone();
    }
  }

  /** The caller has a lease, so the store stays open whatever happens here. */
  private void keep(ObjectStore store) {
    store.lease().revive();
    recent.put(store.name(), store);
  }

  private ObjectStore open(String name, StoreFile file) {
    if (shut) {
      throw new StoreException.Closed();
    }
    StoreLease lease = new StoreLease(() -> closers.execute(() -> closeIfIdle(name)));
    ObjectStore store =
        ObjectStore.open(name, file, defaultProfile, laneThreads, watches, expiryChanges, lease);
    opened.increment();
    return store;
  }

  Optional<StoreFile> file(String name) {
    return DatabaseFileName.encode(name)
        .map(fileName -> new StoreFile(folder.resolve(fileName), settings));
  }

  private void closeIfIdle(String name) {
    stores.computeIfPresent(
        name,
        (key, store) -> {
          if (!store.lease().shutIfIdle()) {
            return store;
          }
          close(store, store.isEmpty());
          return null;
        });
  }

  /** A database without collections is none: its file goes. */
  private void close(ObjectStore store, boolean delete) {
    try {
      commitsOfClosed.add(store.lane().commits());
      commandsOfClosed.add(store.lane().commandsCommitted());
      recent.asMap().remove(store.name(), store);
      store.close();
      if (delete) {
        store.file().delete();
      }
    } catch (StoreException e) {
      // What was acknowledged is in the log, and the next opening finds it there.
      LOG.atError()
          .addKeyValue("database", store.name())
          .setCause(e)
          .log("a database could not be closed cleanly");
    } finally {
      closed.increment();
      store.lease().closed();
    }
  }

  /** Closes a database once its users are gone, and deletes its file. False if there was none. */
  CompletionStage<Boolean> drop(String name) {
    Optional<ObjectStore> existing = leaseExisting(name);
    if (existing.isEmpty()) {
      return CompletableFuture.completedFuture(false);
    }
    ObjectStore store = existing.get();
    store.builds().stop();
    CompletionStage<Void> unused = store.lease().shut();
    store.lease().release();
    return unused.thenApplyAsync(
        nothing -> {
          boolean wasThere = !store.isEmpty();
          stores.computeIfPresent(name, (key, current) -> closing(current, store, true));
          watches.changed(name);
          return wasThere;
        },
        closers);
  }

  private @Nullable ObjectStore closing(ObjectStore current, ObjectStore store, boolean delete) {
    if (current != store) {
      return current;
    }
    close(store, delete);
    return null;
  }

  /** Runs something on a database's file while nobody has it open; empty if somebody has. */
  <T> Optional<T> whileClosed(String name, Function<StoreFile, T> work) {
    List<T> result = new ArrayList<>();
    stores.compute(
        name,
        (key, current) -> {
          if (current == null) {
            file(key).ifPresent(file -> result.add(work.apply(file)));
          }
          return current;
        });
    return result.stream().findFirst();
  }

  /** The open database of that name, for a look at it without a lease. */
  Optional<ObjectStore> peek(String name) {
    return Optional.ofNullable(stores.get(name));
  }

  ExpiryChanges expiryChanges() {
    return expiryChanges;
  }

  /** The builds of indexes in all open databases, by number. */
  List<IndexBuildProgress> indexBuilds() {
    return stores.values().stream()
        .flatMap(store -> store.builds().progress().stream())
        .sorted(Comparator.comparing(IndexBuildProgress::number))
        .toList();
  }

  /** Who waits for inserts, in whichever database. */
  InsertWatches watches() {
    return watches;
  }

  List<String> openNames() {
    return stores.keySet().stream().sorted().toList();
  }

  long openCount() {
    return stores.size();
  }

  long opened() {
    return opened.sum();
  }

  long closed() {
    return closed.sum();
  }

  long commits() {
    return commitsOfClosed.sum()
        + stores.values().stream().mapToLong(store -> store.lane().commits()).sum();
  }

  long commandsCommitted() {
    return commandsOfClosed.sum()
        + stores.values().stream().mapToLong(store -> store.lane().commandsCommitted()).sum();
  }

  /** Takes nobody in any more, waits for those that are in, and closes all. */
  void close() {
    shut = true;
    while (!stores.isEmpty()) {
      stores.values().forEach(store -> store.builds().stop());
      for (ObjectStore store : List.copyOf(stores.values())) {
        store.lease().shut().toCompletableFuture().join();
        stores.computeIfPresent(
            store.name(), (key, current) -> closing(current, store, current.isEmpty()));
      }
    }
    recent.invalidateAll();
    recent.cleanUp();
  }
}
