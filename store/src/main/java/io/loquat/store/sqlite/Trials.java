package io.loquat.store.sqlite;

import io.loquat.query.plan.PlanNode;
import io.loquat.query.plan.PlanNode.CountScan;
import io.loquat.query.plan.PlanNode.Fetch;
import io.loquat.query.plan.PlanNode.IndexScan;
import io.loquat.store.FindQuery;
import io.loquat.store.PlanReport.Execution;
import io.loquat.store.PlanReport.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Runs plans for a while, to tell what they do. No choice is made by that: the planner counts keys
 * instead. Confined to one explanation.
 */
record Trials(SqliteConnection connection, CollectionTable table, FindQuery query) {
  private static final long WORKS_MIN = 10_000;
  private static final double WORKS_OF_COLLECTION = 0.3;
  private static final long DOCUMENTS_MAX = 101;

  /** One after the other; those that use no index are left out. */
  List<Trial> of(List<PlanNode> plans) {
    long works =
        Math.max(WORKS_MIN, (long) (WORKS_OF_COLLECTION * Counting.all(connection, table)));
    List<Trial> trials = new ArrayList<>();
    for (PlanNode plan : plans) {
      readable(plan).ifPresent(node -> trials.add(new Trial(node, run(node, works))));
    }
    return trials;
  }

  /** The plan as one that gives documents. */
  private static Optional<PlanNode> readable(PlanNode plan) {
    return switch (plan) {
      case CountScan count -> {
        IndexScan scan = new IndexScan(count.index(), count.multikey(), count.bounds(), false);
        yield Optional.of(new Fetch(scan, Optional.empty()));
      }
      case Fetch _,
          PlanNode.CoveredScan _,
          IndexScan _,
          PlanNode.Or _,
          PlanNode.SortMerge _,
          PlanNode.GeoNear _ ->
          Optional.of(plan);
      case PlanNode.SortRows sort ->
          readable(sort.input())
              .map(input -> new PlanNode.SortRows(input, sort.sort(), sort.limit()));
      case PlanNode.Nothing _,
          PlanNode.CollectionScan _,
          PlanNode.IdLookup _,
          PlanNode.DistinctScan _,
          PlanNode.TextMatch _ ->
          Optional.empty();
    };
  }

  private Execution run(PlanNode node, long works) {
    FindPlan plan = FindPlan.indexed(table, node, List.of(), query.visibility());
    List<Tally> tallies = new ArrayList<>();
    RowSource rows = plan.rows(tallies);
    tallies.forEach(tally -> tally.keysMax = works);
    long start = System.nanoTime();
    long wanted = Math.min(query.rowsWanted(), query.skip() + DOCUMENTS_MAX);
    // A sort gives nothing before it has everything.
    long most = plan.sort().isPresent() ? Long.MAX_VALUE : wanted;
    long[] found = {0};
    boolean more = true;
    long visits = 0;
    while (more && found[0] < most && tallies.stream().noneMatch(Tally::isFull)) {
      visits++;
      more = rows.visit(connection, query.deadline(), _ -> ++found[0] < most);
    }
    long given = plan.sort().isPresent() && more ? 0 : Math.min(found[0], wanted);
    return new Execution(
        Math.max(0, given - query.skip()),
        !more,
        System.nanoTime() - start,
        Math.max(0, visits - 1),
        tallies.stream().map(Tally::work).toList());
  }
}
