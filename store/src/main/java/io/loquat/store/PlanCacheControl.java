package io.loquat.store;

import io.loquat.model.Namespace;
import io.loquat.query.filter.Filter;
import io.loquat.query.filter.Filters;
import io.loquat.query.plan.IndexHint;
import io.loquat.query.plan.PlanNode;
import io.loquat.query.sort.Sort;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;

/**
 * The plans that are remembered, and the filters that say which indexes queries of a shape may use.
 * All of it is in memory alone. Thread-safe.
 */
public interface PlanCacheControl {
  /** What queries that differ in values alone have in common. */
  static String shape(Filter filter, Optional<Sort> sort) {
    return Filters.shape(filter) + sort.map(Sort::parts).map(Object::toString).orElse("");
  }

  /** What queries have in common that one index filter is for. */
  static String key(Filter filter, Optional<Sort> sort, QueryForm form) {
    return shape(filter, sort) + form.text();
  }

  /**
   * A plan that is remembered.
   *
   * @param shape of the queries it is for
   * @param index the name of the winning index, or {@code $or}
   * @param keys how many keys it was to read when it won
   * @param origin what it was made for; empty if that is too long to be kept
   * @param bytes about how much memory that takes
   */
  record CachedPlan(
      String shape,
      String index,
      long keys,
      Instant created,
      Optional<CachedOrigin> origin,
      long bytes) {}

  /** The query that a plan was made for, and the plan. */
  record CachedOrigin(BsonDocument query, BsonDocument sort, PlanNode plan) {}

  /**
   * Which indexes queries of a shape may use.
   *
   * @param key of the queries it is for: there is one filter for each
   * @param shape of their filter and sort
   * @param description query, sort, projection and collation, as they were given
   */
  record IndexFilter(String key, String shape, BsonDocument description, List<IndexHint> indexes) {
    public IndexFilter {
      indexes = List.copyOf(indexes);
    }
  }

  /** What is remembered for a collection. */
  List<CachedPlan> plans(Namespace namespace);

  /** Forgets the plans of a collection. */
  void clearPlans(Namespace namespace);

  /** Forgets the plans for one shape. */
  void clearPlans(Namespace namespace, String shape);

  /** The filters of a collection. */
  List<IndexFilter> filters(Namespace namespace);

  /**
   * Sets a filter, in place of one that has its key.
   *
   * @throws StoreException.LimitReached if there are too many
   */
  void setFilter(Namespace namespace, IndexFilter filter);

  /** Removes the filters of a collection. */
  void clearFilters(Namespace namespace);

  /** Removes the filter that has the key, if there is one. */
  void clearFilter(Namespace namespace, String key);
}
