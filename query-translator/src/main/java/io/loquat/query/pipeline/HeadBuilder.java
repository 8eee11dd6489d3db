package io.loquat.query.pipeline;

import io.loquat.query.filter.Filter;
import io.loquat.query.filter.Filters;
import io.loquat.query.pipeline.Pipeline.Head;
import io.loquat.query.sort.Sort;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Splits a pipeline into the beginning that a {@code find} could do and the rest. Confined to one
 * parse.
 */
final class HeadBuilder {
  private final List<Filter> filters = new ArrayList<>();
  private Optional<Sort> sort = Optional.empty();
  private long skip;
  private long limit;

  static Pipeline split(List<Stage> stages) {
    HeadBuilder head = new HeadBuilder();
    if (!stages.isEmpty() && stages.getFirst() instanceof GeoNear near) {
      head.filters.add(near.filter());
      return new Pipeline(head.build(), stages);
    }
    int taken = 0;
    while (taken < stages.size() && head.take(stages.get(taken))) {
      taken++;
    }
    return new Pipeline(head.build(), stages.subList(taken, stages.size()));
  }

  private boolean take(Stage stage) {
    return switch (stage) {
      case Match match -> isWhole() && filters.add(match.filter());
      case SortStage(Sort wanted) -> takeSort(wanted);
      case Skip(long count) -> takeSkip(count);
      case Limit(long count) -> takeLimit(count);
      default -> false;
    };
  }

  private boolean isWhole() {
    return skip == 0 && limit == 0;
  }

  private boolean takeSort(Sort wanted) {
    if (sort.isPresent() || !isWhole()) {
      return false;
    }
    sort = Optional.of(wanted);
    return true;
  }

  /** Skipping within a limit shortens it; to nothing it cannot, because 0 means no limit. */
  private boolean takeSkip(long count) {
    if ((limit > 0 && count >= limit) || count > Long.MAX_VALUE - skip) {
      return false;
    }
    skip += count;
    limit = limit > 0 ? limit - count : 0;
    return true;
  }

  private boolean takeLimit(long count) {
    limit = limit > 0 ? Math.min(limit, count) : count;
    return true;
  }

  private Head build() {
    return new Head(Filters.and(filters), sort, skip, limit);
  }
}
