package io.loquat.store.sqlite;

import io.loquat.model.Namespace;
import io.loquat.store.PlanCacheControl;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The plan caches of all collections that are open. Thread-safe: what it holds is. */
record PlanCaches(OpenStores stores) implements PlanCacheControl {
  @Override
  public List<CachedPlan> plans(Namespace namespace) {
    return find(namespace).map(PlanCache::plans).orElse(List.of());
  }

  @Override
  public void clearPlans(Namespace namespace) {
    with(namespace, PlanCache::clear);
  }

  @Override
  public void clearPlans(Namespace namespace, String shape) {
    with(namespace, plans -> plans.clear(shape));
  }

  @Override
  public List<IndexFilter> filters(Namespace namespace) {
    return find(namespace).map(PlanCache::filters).orElse(List.of());
  }

  @Override
  public void setFilter(Namespace namespace, IndexFilter filter) {
    with(namespace, plans -> plans.setFilter(filter));
  }

  @Override
  public void clearFilters(Namespace namespace) {
    with(namespace, PlanCache::clearFilters);
  }

  @Override
  public void clearFilter(Namespace namespace, String shape) {
    with(namespace, plans -> plans.clearFilter(shape));
  }

  private void with(Namespace namespace, Consumer<PlanCache> work) {
    find(namespace).ifPresent(work);
  }

  private Optional<PlanCache> find(Namespace namespace) {
    Optional<ObjectStore> existing = stores.leaseExisting(namespace.database());
    if (existing.isEmpty()) {
      return Optional.empty();
    }
    ObjectStore store = existing.get();
    try {
      return store.catalog().find(namespace.collection()).map(CollectionTable::plans);
    } finally {
      store.lease().release();
    }
  }
}
