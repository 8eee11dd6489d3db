package io.loquat.query.plan;

import io.loquat.query.index.IndexSpec;

/** What a planner asks of the data, cheaply. */
@FunctionalInterface
public interface PlanStatistics {
  /** How many keys lie in the bounds; {@code most} if there are as many or more. */
  long keys(IndexSpec index, IndexBounds bounds, long most);
}
