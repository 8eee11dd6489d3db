package io.loquat.query.plan;

import io.loquat.query.filter.Filter;
import io.loquat.query.filter.Filters;
import io.loquat.query.index.IndexField;
import io.loquat.query.index.IndexSpec;
import io.loquat.query.plan.PlanNode.CoveredScan;
import io.loquat.query.plan.PlanNode.Fetch;
import io.loquat.query.plan.PlanNode.IndexScan;
import java.util.Optional;
import java.util.Set;

/** Tells whether keys of an index are all that a query needs of documents. Stateless. */
final class Coverage {
  private Coverage() {}

  /** The scan without documents, if they are not needed; else with them. */
  static PlanNode read(
      PlanRequest request, UsableIndex index, IndexScan scan, Optional<Filter> residual) {
    boolean covered =
        request.paths().isPresent()
            && mayTell(index)
            && holds(index.spec(), request.paths().get())
            && residual
                .map(rest -> Filters.paths(rest).map(read -> holds(index.spec(), read)))
                .orElse(Optional.of(true))
                .orElse(false);
    return covered ? new CoveredScan(scan, residual) : new Fetch(scan, residual);
  }

  /** Whether most keys tell their values; those of texts under a collation do not. */
  private static boolean mayTell(UsableIndex index) {
    return index.tells()
        && !index.multikey().isMultikey()
        && index.spec().collation().texts().isBinary()
        && index.spec().fields().stream().allMatch(field -> field.kind() == IndexField.Kind.VALUE);
  }

  private static boolean holds(IndexSpec spec, Set<String> paths) {
    return paths.stream().allMatch(path -> holds(spec, path));
  }

  private static boolean holds(IndexSpec spec, String path) {
    return spec.fields().stream()
        .map(IndexField::path)
        .anyMatch(field -> path.equals(field) || path.startsWith(field + "."));
  }
}
