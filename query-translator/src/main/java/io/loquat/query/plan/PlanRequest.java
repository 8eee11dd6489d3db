package io.loquat.query.plan;

import io.loquat.query.filter.Filter;
import io.loquat.query.filter.Filters;
import io.loquat.query.sort.Sort;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is to be planned. Immutable.
 *
 * @param sort empty for any order
 * @param rowsWanted how many of the first rows matter; 0 for all
 */
public record PlanRequest(Filter filter, Optional<Sort> sort, long rowsWanted) {
  /** The direction of natural order that the sort asks for, if it asks for that. */
  OptionalInt natural() {
    return sort.map(Sort::naturalDirection).filter(direction -> direction != 0).stream()
        .mapToInt(Integer::intValue)
        .findFirst();
  }

  /** What says which queries are alike. */
  public String shape() {
    String order = sort.map(Sort::parts).map(Object::toString).orElse("");
    return Filters.shape(filter) + order + (rowsWanted > 0 ? "#" : "");
  }
}
