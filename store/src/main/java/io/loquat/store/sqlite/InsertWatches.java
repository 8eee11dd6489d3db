package io.loquat.store.sqlite;

import io.loquat.store.InsertWatch;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * Who waits for inserts into capped collections. Thread-safe by concurrent maps. Lanes tell it what
 * they have committed; it knows databases by name, so that a wait outlives the closing of an idle
 * one.
 */
final class InsertWatches {
  private final Map<String, Set<Watch>> byDatabase = new ConcurrentHashMap<>();

  InsertWatch add(String database, UUID collection) {
    Watch watch = new Watch(this, database, collection, new CompletableFuture<>());
    byDatabase.compute(
        database,
        (name, known) -> {
          Set<Watch> watches = known == null ? ConcurrentHashMap.newKeySet() : known;
          watches.add(watch);
          return watches;
        });
    return watch;
  }

  /** To be told of the capped collections that a transaction has inserted into. */
  void inserted(String database, Collection<UUID> collections) {
    wake(database, watch -> collections.contains(watch.collection()));
  }

  /** To be told when collections of a database have changed or are gone. */
  void changed(String database) {
    wake(database, watch -> true);
  }

  private void wake(String database, Predicate<Watch> condition) {
    for (Watch watch : byDatabase.getOrDefault(database, Set.of())) {
      if (condition.test(watch)) {
        watch.future().complete(null);
      }
    }
  }

  /** How many wait. */
  long count() {
    return byDatabase.values().stream().mapToLong(Set::size).sum();
  }

  private void remove(Watch watch) {
    byDatabase.computeIfPresent(
        watch.database(),
        (name, watches) -> {
          watches.remove(watch);
          return watches.isEmpty() ? null : watches;
        });
  }

  private record Watch(
      InsertWatches registry, String database, UUID collection, CompletableFuture<Void> future)
      implements InsertWatch {
    @Override
    public CompletionStage<Void> inserted() {
      return future;
    }

    @Override
    public void close() {
      registry.remove(this);
    }

    /** Each wait is another, even for the same collection. */
    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }
  }
}
