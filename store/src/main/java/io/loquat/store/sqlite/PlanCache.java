package io.loquat.store.sqlite;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.loquat.query.filter.Filters;
import io.loquat.query.plan.PlanMemory;
import io.loquat.query.plan.PlanNode;
import io.loquat.query.plan.PlanRequest;
import io.loquat.query.sort.Sort;
import io.loquat.store.PlanCacheControl.CachedOrigin;
import io.loquat.store.PlanCacheControl.CachedPlan;
import io.loquat.store.PlanCacheControl.IndexFilter;
import io.loquat.store.StoreException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.jspecify.annotations.Nullable;

/**
 * Which plans won for queries on one table as it is now: once its catalog entry changes nothing is
 * remembered but the filters. Thread-safe by Caffeine and by immutable maps. Takes no room before
 * the first choice.
 */
final class PlanCache implements PlanMemory {
  private static final int SHAPES_MAX = 500;
  private static final int FILTERS_MAX = 1_000;

  /** Longer queries are not kept beside their plans. */
  private static final int ORIGIN_BYTES_MAX = 4_096;

  /**
   * What is remembered for a shape. Immutable.
   *
   * @param bytes of the query in it
   */
  private record Entry(Winner winner, Instant created, Optional<CachedOrigin> origin, int bytes) {
    static Entry of(Winner winner, PlanRequest request, PlanNode plan) {
      BsonDocument query = Filters.describe(request.filter());
      int bytes = new RawBsonDocument(query, CODEC).getByteBuffer().remaining();
      boolean small = bytes <= ORIGIN_BYTES_MAX;
      BsonDocument sort = request.sort().map(Sort::pattern).orElseGet(BsonDocument::new);
      return new Entry(
          winner,
          Instant.now(),
          small ? Optional.of(new CachedOrigin(query, sort, plan)) : Optional.empty(),
          small ? bytes : 0);
    }
  }

  private static final BsonDocumentCodec CODEC = new BsonDocumentCodec();

  private volatile @Nullable Cache<String, Entry> winners;
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
    Cache<String, Entry> known = winners;
    return known == null
        ? Optional.empty()
        : Optional.ofNullable(known.getIfPresent(shape)).map(Entry::winner);
  }

  @Override
  public void remember(String shape, Winner winner, PlanRequest request, PlanNode plan) {
    Cache<String, Entry> known = winners;
    if (known == null) {
      known = Caffeine.newBuilder().maximumSize(SHAPES_MAX).executor(Runnable::run).build();
      winners = known;
    }
    known.put(shape, Entry.of(winner, request, plan));
  }

  /** What is remembered. */
  List<CachedPlan> plans() {
    Cache<String, Entry> known = winners;
    return known == null
        ? List.of()
        : known.asMap().entrySet().stream()
            .map(each -> plan(each.getKey(), each.getValue()))
            .toList();
  }

  private static CachedPlan plan(String shape, Entry entry) {
    return new CachedPlan(
        base(shape),
        entry.winner.label(),
        entry.winner.keys(),
        entry.created,
        entry.origin,
        2L * shape.length() + entry.bytes);
  }

  void clear() {
    winners = null;
  }

  /** A shape without what tells queries for few rows, or for some fields only. */
  private static String base(String shape) {
    int end = shape.indexOf(PlanRequest.SHAPE_END);
    String base = end < 0 ? shape : shape.substring(0, end);
    return base.endsWith("#") ? base.substring(0, base.length() - 1) : base;
  }

  /** Forgets one shape, with and without a limit, for whole documents or not. */
  void clear(String shape) {
    Cache<String, Entry> known = winners;
    if (known != null) {
      known.asMap().keySet().removeIf(each -> base(each).equals(shape));
    }
  }

  List<IndexFilter> filters() {
    return List.copyOf(filters.values());
  }

  boolean hasFilters() {
    return !filters.isEmpty();
  }

  Optional<IndexFilter> filter(String key) {
    return Optional.ofNullable(filters.get(key));
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
