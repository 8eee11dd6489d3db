package io.loquat.store.sqlite;

import io.loquat.query.filter.Filter;
import io.loquat.query.filter.Filters;
import io.loquat.query.index.MultikeyPaths;
import io.loquat.query.plan.PlanNode;
import io.loquat.query.plan.PlanNode.IndexScan;
import io.loquat.query.plan.PlanRequest;
import io.loquat.query.plan.Planner;
import io.loquat.query.plan.UsableIndex;
import io.loquat.store.FindQuery;
import io.loquat.store.PlanReport;
import io.loquat.store.PlanReport.Execution;
import io.loquat.store.PlanReport.Purpose;
import io.loquat.store.PlanReport.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.BsonValue;

/** Reports how plans answer queries. Stateless. */
final class PlanReports {
  private PlanReports() {}

  static PlanReport nothing(boolean executed) {
    return new PlanReport(
        new PlanNode.Nothing(),
        List.of(),
        Explanation.nothing(),
        executed ? Optional.of(new Execution(0, true, 0, 0, List.of())) : Optional.empty());
  }

  static PlanReport of(
      FindPlan plan, FindQuery query, Purpose purpose, Optional<Execution> execution) {
    return new PlanReport(
        tree(plan, query, purpose), plan.rejected(), Explanation.of(plan, query), execution);
  }

  private static PlanNode tree(FindPlan plan, FindQuery query, Purpose purpose) {
    Optional<IndexScan> counted =
        purpose == Purpose.COUNT ? CountedKeys.scan(plan) : Optional.empty();
    if (counted.isPresent()) {
      IndexScan scan = counted.get();
      return new PlanNode.CountScan(scan.index(), scan.multikey(), scan.bounds());
    }
    PlanNode rows = plan.indexed().orElseGet(() -> unindexed(plan, query));
    long wanted = query.rowsWanted() == Long.MAX_VALUE ? 0 : query.rowsWanted();
    return plan.sort()
        .<PlanNode>map(sort -> new PlanNode.SortRows(rows, sort, wanted))
        .orElse(rows);
  }

  private static PlanNode unindexed(FindPlan plan, FindQuery query) {
    if (plan.keys().isPresent()) {
      List<BsonValue> ids = Filters.ids(query.filter()).orElse(List.of());
      return new PlanNode.IdLookup(ids, plan.residual().filter());
    }
    if (plan.direction().byId()) {
      PlanRequest request = new PlanRequest(query.filter(), Optional.empty(), 0);
      PlanNode forwards = Planner.hinted(request, new UsableIndex(KeyTable.ID, MultikeyPaths.NONE));
      return plan.direction().backwards() ? reversed(forwards) : forwards;
    }
    Optional<Filter> filter =
        Optional.of(query.filter()).filter(given -> !(given instanceof Filter.All));
    return new PlanNode.CollectionScan(filter, plan.direction().backwards());
  }

  private static PlanNode reversed(PlanNode node) {
    return node instanceof PlanNode.Fetch(IndexScan scan, Optional<Filter> residual)
        ? new PlanNode.Fetch(
            new IndexScan(scan.index(), scan.multikey(), scan.bounds(), true), residual)
        : node;
  }

  /** Runs a plan to its end without keeping what it finds. */
  static Execution run(
      SqliteConnection connection, FindPlan plan, FindQuery query, Purpose purpose) {
    long start = System.nanoTime();
    Ran ran =
        purpose == Purpose.COUNT ? count(connection, plan, query) : visit(connection, plan, query);
    long returned = Math.max(0, Math.min(ran.found, query.rowsWanted()) - query.skip());
    return new Execution(returned, ran.exhausted, System.nanoTime() - start, ran.cuts, ran.work);
  }

  private record Ran(long found, boolean exhausted, long cuts, List<Work> work) {}

  private static Ran count(SqliteConnection connection, FindPlan plan, FindQuery query) {
    Optional<IndexScan> counted = CountedKeys.scan(plan);
    if (counted.isEmpty() && !plan.everyRow()) {
      return visit(connection, plan, query);
    }
    long most = query.rowsWanted();
    long found =
        counted.isPresent()
            ? CountedKeys.count(connection, plan.table(), counted.get(), query.deadline(), most)
            : Math.min(most, Counting.all(connection, plan.table(), plan.visibility()));
    long keys = counted.isPresent() ? found : 0;
    long seeks = counted.map(scan -> scan.bounds().ranges().size()).orElse(0);
    return new Ran(found, found < most, 0, List.of(new Work(keys, 0, found, seeks, 0)));
  }

  private static Ran visit(SqliteConnection connection, FindPlan plan, FindQuery query) {
    List<Tally> tallies = new ArrayList<>();
    RowSource rows = plan.rows(tallies);
    long most = plan.sort().isPresent() ? Long.MAX_VALUE : query.rowsWanted();
    long[] found = {0};
    boolean more = true;
    long visits = 0;
    while (more && found[0] < most) {
      visits++;
      more = rows.visit(connection, query.deadline(), _ -> ++found[0] < most);
    }
    boolean scanned = !more && plan.indexed().isEmpty() && plan.keys().isEmpty();
    if (scanned) {
      // SQLite looked at all of them, and handed out those that may match.
      tallies.getFirst().documents = Counting.all(connection, plan.table(), plan.visibility());
    }
    return new Ran(
        found[0], !more, Math.max(0, visits - 1), tallies.stream().map(Tally::work).toList());
  }
}
