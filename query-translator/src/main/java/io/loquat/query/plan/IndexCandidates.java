package io.loquat.query.plan;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.bounds.Intervals;
import io.loquat.query.filter.Filter;
import io.loquat.query.filter.Filters;
import io.loquat.query.filter.IndexCondition;
import io.loquat.query.filter.IndexCondition.OnField;
import io.loquat.query.index.IndexField;
import io.loquat.query.index.IndexSpec;
import io.loquat.query.index.MultikeyPaths;
import io.loquat.query.plan.PlanNode.Fetch;
import io.loquat.query.plan.PlanNode.IndexScan;
import io.loquat.query.sort.Sort;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes the plan that one index allows for one query. Confined to one query. */
final class IndexCandidates {
  private final PlanRequest request;
  private final List<IndexCondition> parts;
  private final List<OnField> onFields;

  IndexCandidates(PlanRequest request) {
    this.request = request;
    this.parts = PartialFilters.parts(request.filter());
    this.onFields =
        parts.stream().filter(OnField.class::isInstance).map(OnField.class::cast).toList();
  }

  List<IndexCondition> parts() {
    return parts;
  }

  /** The plan with an index that the planner looks at by itself; empty if it is of no use. */
  Optional<Candidate> of(UsableIndex index) {
    if (index.spec().has(IndexField.Kind.WILDCARD)) {
      return PartialFilters.hold(index.spec(), parts) ? wildcard(index) : Optional.empty();
    }
    if (!mayHelp(index.spec()) || !PartialFilters.hold(index.spec(), parts)) {
      return Optional.empty();
    }
    FieldsBounds bounds = new FieldsBounds(index, onFields);
    Optional<Boolean> backwards =
        request.sort().flatMap(sort -> IndexOrder.backwards(sort, index, bounds.intervals()));
    boolean useful = bounds.bindFirst() || (backwards.isPresent() && holdsAllValues(index.spec()));
    return useful && holdsMatches(index.spec()) && bounds.bindSpecialFields()
        ? Optional.of(candidate(index, bounds, backwards))
        : Optional.empty();
  }

  /** The plan with an index that the client names. */
  Candidate hinted(UsableIndex index) {
    if (index.spec().has(IndexField.Kind.WILDCARD)) {
      return wildcard(index).orElseThrow(IndexCandidates::noPlan);
    }
    FieldsBounds bounds = new FieldsBounds(index, onFields);
    Optional<Boolean> backwards =
        request.sort().flatMap(sort -> IndexOrder.backwards(sort, index, bounds.intervals()));
    return candidate(index, bounds, backwards);
  }

  /** A document has many keys in a wildcard index, and what they bound is always asked again. */
  private Optional<Candidate> wildcard(UsableIndex index) {
    IndexSpec spec = index.spec();
    return WildcardBounds.of(spec, onFields)
        .map(
            bounds -> {
              MultikeyPaths arrays = MultikeyPaths.everywhere(bounds.fields().size());
              IndexScan scan = new IndexScan(spec, arrays, bounds, false);
              PlanNode node = new Fetch(scan, Optional.of(request.filter()));
              boolean sorts = request.sort().isPresent();
              if (sorts) {
                node = new PlanNode.SortRows(node, request.sort().get(), request.rowsWanted());
              }
              return new Candidate(spec.name(), node, List.of(scan), sorts, 1, false, false);
            });
  }

  private static CommandException noPlan() {
    return new CommandException(
        ErrorCode.NO_QUERY_EXECUTION_PLANS,
        "error processing query: planner returned error :: caused by :: No query solutions");
  }

  /** The plan that reads what the client bounds. */
  PlanNode within(UsableIndex index, IndexBounds bounds) {
    Optional<Boolean> backwards =
        index.multikey().isMultikey()
            ? Optional.empty()
            : request.sort().flatMap(sort -> IndexOrder.backwards(sort, index, bounds.intervals()));
    IndexScan scan = new IndexScan(index.spec(), index.multikey(), bounds, backwards.orElse(false));
    Optional<Filter> residual =
        Optional.of(request.filter()).filter(filter -> !(filter instanceof Filter.All));
    return request.sort().isPresent() && backwards.isEmpty()
        ? new PlanNode.SortRows(
            new Fetch(scan, residual), request.sort().get(), request.rowsWanted())
        : Coverage.read(request, index, scan, residual);
  }

  /** Whether a condition or the sort names the first field. */
  private boolean mayHelp(IndexSpec spec) {
    String first = spec.fields().getFirst().path();
    for (OnField condition : onFields) {
      if (condition.path().equals(first)) {
        return true;
      }
    }
    return request.sort().isPresent()
        && !request.sort().get().parts().isEmpty()
        && request.sort().get().parts().getFirst().path().equals(first);
  }

  private static boolean holdsAllValues(IndexSpec spec) {
    return spec.fields().stream().allMatch(field -> field.kind() == IndexField.Kind.VALUE);
  }

  /** A sparse index lacks documents that have none of its fields. */
  private boolean holdsMatches(IndexSpec spec) {
    return !spec.sparse()
        || onFields.stream()
            .anyMatch(
                condition ->
                    condition.elements().isEmpty()
                        && !condition.matchesMissing()
                        && spec.fields().stream()
                            .anyMatch(field -> field.path().equals(condition.path())));
  }

  private Candidate candidate(UsableIndex index, FieldsBounds fields, Optional<Boolean> backwards) {
    IndexSpec spec = index.spec();
    IndexBounds bounds = IndexBounds.of(spec.fields(), fields.intervals());
    IndexScan scan = new IndexScan(spec, index.multikey(), bounds, backwards.orElse(false));
    Optional<Filter> residual = residual(fields, bounds);
    boolean sorts = request.sort().isPresent() && backwards.isEmpty();
    Optional<List<IndexScan>> merged =
        sorts
            ? SortMerges.exploded(request.sort().get(), index, fields.intervals())
            : Optional.empty();
    if (merged.isPresent()) {
      return merged(scan, merged.get(), residual, fields.bound());
    }
    PlanNode node =
        sorts
            ? new PlanNode.SortRows(
                new Fetch(scan, residual), request.sort().get(), request.rowsWanted())
            : Coverage.read(request, index, scan, residual);
    boolean point = fields.intervals().stream().allMatch(Intervals::isPoint);
    return new Candidate(
        spec.name(),
        node,
        List.of(scan),
        sorts,
        fields.bound(),
        residual.isEmpty(),
        point && spec.unique());
  }

  /** It reads what the one scan would read. */
  private Candidate merged(
      IndexScan whole, List<IndexScan> scans, Optional<Filter> residual, int bound) {
    Sort sort = request.sort().orElseThrow();
    return new Candidate(
        whole.index().name(),
        new Fetch(new PlanNode.SortMerge(List.copyOf(scans), sort), residual),
        List.of(whole),
        false,
        bound,
        residual.isEmpty(),
        false);
  }

  /** What of the filter is left to ask of documents. */
  private Optional<Filter> residual(FieldsBounds fields, IndexBounds bounds) {
    Set<Filter> left = new LinkedHashSet<>();
    boolean exact = bounds.areExact();
    boolean anySettled = false;
    for (IndexCondition part : parts) {
      switch (part) {
        case OnField field -> {
          if (exact && fields.settles(field)) {
            anySettled = true;
          } else {
            left.add(field.origin());
          }
        }
        case IndexCondition.Any any -> left.add(any.origin());
        case IndexCondition.Other other -> left.add(other.origin());
        case IndexCondition.All all -> left.add(request.filter());
      }
    }
    if (left.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(anySettled ? Filters.and(new ArrayList<>(left)) : request.filter());
  }
}
