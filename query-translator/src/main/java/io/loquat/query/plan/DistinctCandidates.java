package io.loquat.query.plan;

import io.loquat.query.filter.Filter;
import io.loquat.query.index.IndexField;
import io.loquat.query.index.IndexSpec;
import io.loquat.query.plan.PlanNode.DistinctScan;
import io.loquat.query.plan.PlanNode.Fetch;
import io.loquat.query.plan.PlanNode.IndexScan;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Makes the plan that reads one document for each value of a field. Stateless.
 *
 * <p>An index has it if its keys hold the field, and all of them are of matches: because there is
 * no filter and the field comes first, or because the bounds settle the filter. Then no document
 * may have several keys, of which the bounds would leave some out that are values nonetheless.
 */
final class DistinctCandidates {
  private DistinctCandidates() {}

  /** The plan with the index that has the fewest fields; empty if there is none of use. */
  static Optional<PlanNode> plan(
      PlanRequest request, DistinctField field, List<UsableIndex> indexes) {
    if (!field.isIndexable()) {
      return Optional.empty();
    }
    return indexes.stream()
        .filter(index -> holds(index.spec(), field))
        .filter(index -> !field.grouped() || holdsGroups(index, field))
        .sorted(Comparator.comparingInt(index -> index.spec().fields().size()))
        .<PlanNode>flatMap(index -> scan(request, field, index).stream())
        .findFirst();
  }

  private static boolean holds(IndexSpec spec, DistinctField field) {
    return spec.fields().stream().allMatch(each -> each.kind() == IndexField.Kind.VALUE)
        && position(spec, field) >= 0
        && spec.collation().texts().equals(field.texts());
  }

  /** Whether each document has one key, which is its group, and groups have more documents. */
  private static boolean holdsGroups(UsableIndex index, DistinctField field) {
    IndexSpec spec = index.spec();
    boolean alone = spec.unique() && spec.fields().size() == position(spec, field) + 1;
    return !index.multikey().isMultikey() && !spec.sparse() && !alone;
  }

  private static int position(IndexSpec spec, DistinctField field) {
    return spec.fields().stream().map(IndexField::path).toList().indexOf(field.path());
  }

  private static Optional<DistinctScan> scan(
      PlanRequest request, DistinctField field, UsableIndex index) {
    IndexSpec spec = index.spec();
    int position = position(spec, field);
    if (request.filter() instanceof Filter.All) {
      return position == 0 && spec.partialFilter().isEmpty()
          ? Optional.of(new DistinctScan(spec, index.multikey(), IndexBounds.all(spec.fields()), 1))
          : Optional.empty();
    }
    return index.multikey().isMultikey()
        ? Optional.empty()
        : new IndexCandidates(request)
            .of(index)
            .filter(Candidate::settled)
            .flatMap(candidate -> scan(candidate.node(), position));
  }

  private static Optional<DistinctScan> scan(PlanNode node, int position) {
    return node instanceof Fetch(IndexScan scan, Optional<Filter> _)
        ? Optional.of(new DistinctScan(scan.index(), scan.multikey(), scan.bounds(), position + 1))
        : Optional.empty();
  }
}
