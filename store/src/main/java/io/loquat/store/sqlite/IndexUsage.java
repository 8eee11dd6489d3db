package io.loquat.store.sqlite;

import io.loquat.query.index.IndexSpec;
import io.loquat.query.plan.PlanNode;
import io.loquat.store.IndexUse;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts the queries and writes that use an index, as long as the database is open. Thread-safe by
 * LongAdder.
 */
final class IndexUsage {
  private final LongAdder operations = new LongAdder();
  private final Instant since = Instant.now();

  void add() {
    operations.increment();
  }

  IndexUse figures() {
    return new IndexUse(operations.sum(), since);
  }

  /** Counts a run of a plan, once for each index in it. */
  static void count(FindPlan plan) {
    CollectionTable table = plan.table();
    if (plan.keys().isPresent() || (plan.indexed().isEmpty() && plan.direction().byId())) {
      table.idUsage().add();
    }
    if (plan.indexed().isPresent()) {
      Set<IndexSpec> used = new HashSet<>();
      collect(plan.indexed().get(), used);
      used.forEach(spec -> count(table, spec));
    }
  }

  private static void count(CollectionTable table, IndexSpec spec) {
    if (spec.equals(KeyTable.ID)) {
      table.idUsage().add();
    } else {
      table.index(spec.name()).ifPresent(index -> index.usage().add());
    }
  }

  private static void collect(PlanNode node, Set<IndexSpec> used) {
    switch (node) {
      case PlanNode.IndexScan scan -> used.add(scan.index());
      case PlanNode.CountScan count -> used.add(count.index());
      case PlanNode.DistinctScan distinct -> used.add(distinct.index());
      case PlanNode.TextMatch text -> used.add(text.index());
      case PlanNode.GeoNear near -> used.add(near.search().index());
      case PlanNode.Fetch(PlanNode input, _) -> collect(input, used);
      case PlanNode.SortRows(PlanNode input, _, _) -> collect(input, used);
      case PlanNode.Or(List<PlanNode> inputs) -> inputs.forEach(input -> collect(input, used));
      case PlanNode.SortMerge(List<PlanNode> inputs, _) ->
          inputs.forEach(input -> collect(input, used));
      case PlanNode.IdLookup _ -> used.add(KeyTable.ID);
      case PlanNode.Nothing _, PlanNode.CollectionScan _ -> {}
    }
  }
}
