package io.loquat.store.sqlite;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.loquat.query.plan.PlanMemory;
import io.loquat.store.PlanCacheControl.CachedPlan;
import io.loquat.store.PlanCacheControl.IndexFilter;
import io.loquat.store.StoreException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which plans won for queries on one table as it is now: once its catalog entry changes nothing is
 * remembered but the filters. Thread-safe by Caffeine and by immutable maps. Takes no room before
 * the first choice.
 */
final class PlanCache implements PlanMemory {
  private static final int SHAPES_MAX = 500;
  private static final int FILTERS_MAX = 1_000;

  private volatile @Nullable Cache<String, Winner> winners;
  private volatile Map<String, IndexFilter> filters;

  PlanCache() {
    this(Map.of());
  }

  private PlanCache(Map<String, IndexFilter> filters) {
    this.filters = filters;
  }

  /** The cache of the same table after a change. */
  PlanCache successor() {
    return new PlanCache(filters);
  }

  @Override
  public Optional<Winner> winner(String shape) {
    Cache<String, Winner> known = winners;
    return known == null ? Optional.empty() : Optional.ofNullable(known.getIfPresent(shape));
  }

  @Override
  public void remember(String shape, Winner winner) {
    Cache<String, Winner> known = winners;
    if (known == null) {
      known = Caffeine.newBuilder().maximumSize(SHAPES_MAX).executor(Runnable::run).build();
      winners = known;
    }
    known.put(shape, winner);
  }

  /** What is remembered. */
  List<CachedPlan> plans() {
    Cache<String, Winner> known = winners;
    return known == null
        ? List.of()
        : known.asMap().entrySet().stream()
            .map(each -> plan(each.getKey(), each.getValue()))
            .toList();
  }

  private static CachedPlan plan(String shape, Winner winner) {
    return new CachedPlan(shape, winner.label(), winner.keys());
  }

  void clear() {
    winners = null;
  }

  /** Forgets one shape, with and without a limit. */
  void clear(String shape) {
    Cache<String, Winner> known = winners;
    if (known != null) {
      known.asMap().keySet().removeIf(each -> each.equals(shape) || each.equals(shape + "#"));
    }
  }

  List<IndexFilter> filters() {
    return List.copyOf(filters.values());
  }

  boolean hasFilters() {
    return !filters.isEmpty();
  }

  Optional<IndexFilter> filter(String shape) {
    return filters.values().stream().filter(filter -> filter.shape().equals(shape)).findFirst();
  }

  synchronized void setFilter(IndexFilter filter) {
    Map<String, IndexFilter> changed = new TreeMap<>(filters);
    changed.put(filter.key(), filter);
    if (changed.size() > FILTERS_MAX) {
      throw new StoreException.LimitReached(
          "a collection can have at most " + FILTERS_MAX + " index filters");
    }
    filters = changed;
    clear(filter.shape());
  }

  synchronized void clearFilters() {
    filters = Map.of();
    clear();
  }

  synchronized void clearFilter(String key) {
    Map<String, IndexFilter> changed = new TreeMap<>(filters);
    IndexFilter removed = changed.remove(key);
    filters = changed;
    if (removed != null) {
      clear(removed.shape());
    }
  }
}
