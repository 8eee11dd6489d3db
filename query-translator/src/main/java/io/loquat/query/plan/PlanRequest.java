package io.loquat.query.plan;

import io.loquat.query.filter.Filter;
import io.loquat.query.filter.Filters;
import io.loquat.query.sort.Sort;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What is to be planned. Immutable.
 *
 * @param sort empty for any order
 * @param rowsWanted how many of the first rows matter; 0 for all
 * @param paths that are all that is wanted of documents; empty if it may be more
 */
public record PlanRequest(
    Filter filter, Optional<Sort> sort, long rowsWanted, Optional<Set<String>> paths) {
  /** Ends the part of a shape that does not depend on what is wanted of documents. */
  public static final char SHAPE_END = '\n';

  /** What wants whole documents. */
  public PlanRequest(Filter filter, Optional<Sort> sort, long rowsWanted) {
    this(filter, sort, rowsWanted, Optional.empty());
  }

  /** The direction of natural order that the sort asks for, if it asks for that. */
  OptionalInt natural() {
    int direction = sort.isPresent() ? sort.get().naturalDirection() : 0;
    return direction == 0 ? OptionalInt.empty() : OptionalInt.of(direction);
  }

  /** What says which queries are alike. */
  public String shape() {
    String order = sort.map(Sort::parts).map(Object::toString).orElse("");
    String wanted = paths.map(known -> SHAPE_END + known.toString()).orElse("");
    return Filters.shape(filter) + order + (rowsWanted > 0 ? "#" : "") + wanted;
  }
}
