package io.loquat.query.plan;

import io.loquat.query.bounds.FieldBounds;
import io.loquat.query.filter.Filter;
import io.loquat.query.filter.Filters;
import io.loquat.query.filter.IndexCondition;
import io.loquat.query.filter.IndexCondition.OnField;
import io.loquat.query.index.IndexSpec;
import io.loquat.query.index.IndexedField;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Proves that all matches of a query are in a partial index. Stateless. */
final class PartialFilters {
  private PartialFilters() {}

  /** Whether what meets all the conditions is in the index; false where that is not seen. */
  static boolean hold(IndexSpec index, List<IndexCondition> conditions) {
    return index.partialFilter().isEmpty()
        || implied(index, conditions, Filters.indexCondition(index.partialFilter().get()));
  }

  private static boolean implied(
      IndexSpec index, List<IndexCondition> known, IndexCondition wanted) {
    boolean direct =
        switch (wanted) {
          case IndexCondition.All(List<IndexCondition> parts) ->
              parts.stream().allMatch(part -> implied(index, known, part));
          case IndexCondition.Any(List<Filter> branches, Filter origin) ->
              branches.stream()
                  .anyMatch(each -> implied(index, known, Filters.indexCondition(each)));
          case IndexCondition.Other(Filter origin) -> known.contains(wanted);
          case OnField field -> known.stream().anyMatch(each -> implies(index, each, field));
        };
    return direct || impliedByBranches(index, known, wanted);
  }

  /** Whichever branch of an {@code $or} holds, it implies what is wanted. */
  private static boolean impliedByBranches(
      IndexSpec index, List<IndexCondition> known, IndexCondition wanted) {
    for (IndexCondition each : known) {
      if (each instanceof IndexCondition.Any(List<Filter> branches, Filter origin)
          && branches.stream().allMatch(branch -> implied(index, parts(branch), wanted))) {
        return true;
      }
    }
    return false;
  }

  /** The conditions of a filter side by side. */
  static List<IndexCondition> parts(Filter filter) {
    IndexCondition condition = Filters.indexCondition(filter);
    return condition instanceof IndexCondition.All(List<IndexCondition> parts)
        ? parts
        : new ArrayList<>(List.of(condition));
  }

  private static boolean implies(IndexSpec index, IndexCondition known, OnField wanted) {
    if (known.equals(wanted)) {
      return true;
    }
    if (!(known instanceof OnField field) || !field.path().equals(wanted.path())) {
      return false;
    }
    if (wanted.isExistence()) {
      return !field.matchesMissing() && field.isPositive();
    }
    IndexedField values = IndexedField.ofValues(index, wanted.path());
    Optional<FieldBounds> inner = field.bounds(values);
    Optional<FieldBounds> outer = wanted.bounds(values);
    return inner.isPresent()
        && outer.isPresent()
        && field.isPositive()
        && wanted.isPositive()
        && outer.get().exact()
        && inner.get().intervals().and(outer.get().intervals()).equals(inner.get().intervals());
  }
}
