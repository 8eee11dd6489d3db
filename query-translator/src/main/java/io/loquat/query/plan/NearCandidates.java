package io.loquat.query.plan;

import io.loquat.query.bounds.Intervals;
import io.loquat.query.filter.Filter;
import io.loquat.query.filter.Filters;
import io.loquat.query.filter.IndexCondition;
import io.loquat.query.filter.IndexCondition.OnField;
import io.loquat.query.filter.NearCondition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the plans of {@code $near}, which only a geospatial index can answer. Stateless. */
final class NearCandidates {
  private NearCandidates() {}

  /**
   * The plan with the first of the indexes that can answer.
   *
   * @throws io.loquat.model.CommandException NoQueryExecutionPlans (291) if none can
   */
  static PlanNode plan(PlanRequest request, List<UsableIndex> indexes) {
    NearCondition near = Filters.near(request.filter()).orElseThrow();
    Filter rest = Filters.withoutNear(request.filter());
    List<IndexCondition> parts = PartialFilters.parts(rest);
    List<OnField> onFields =
        parts.stream().filter(OnField.class::isInstance).map(OnField.class::cast).toList();
    for (UsableIndex index : indexes) {
      if (PartialFilters.hold(index.spec(), parts)) {
        Optional<NearSearch> search = search(index, near, onFields);
        if (search.isPresent()) {
          return sorted(request, new PlanNode.GeoNear(search.get(), residual(rest)));
        }
      }
    }
    throw Filters.noIndexForNear();
  }

  private static Optional<Filter> residual(Filter rest) {
    return Optional.of(rest).filter(filter -> !(filter instanceof Filter.All));
  }

  private static PlanNode sorted(PlanRequest request, PlanNode node) {
    return request.sort().isEmpty()
        ? node
        : new PlanNode.SortRows(node, request.sort().get(), request.rowsWanted());
  }

  /** The first field of an index must be bounded, as the conditions of every index must. */
  private static Optional<NearSearch> search(
      UsableIndex index, NearCondition near, List<OnField> onFields) {
    for (int i = 0; i < index.spec().fields().size(); i++) {
      if (NearSearch.answers(index.spec(), index.spec().fields().get(i), near)) {
        List<Intervals> intervals =
            new ArrayList<>(new FieldsBounds(index, onFields).intervals().subList(0, i));
        boolean bound = i == 0 || !intervals.getFirst().isAll();
        IndexBounds prefix = IndexBounds.of(index.spec().fields().subList(0, i), intervals);
        return bound
            ? Optional.of(new NearSearch(index.spec(), i, prefix, near))
            : Optional.empty();
      }
    }
    return Optional.empty();
  }
}
