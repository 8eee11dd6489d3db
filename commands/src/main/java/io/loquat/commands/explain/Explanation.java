package io.loquat.commands.explain;

import io.loquat.query.filter.Filters;
import io.loquat.query.plan.PlanNode;
import io.loquat.store.FindQuery;
import io.loquat.store.PlanReport;
import io.loquat.store.Store.PlanDescription;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;

/** The parts of an {@code explain} reply, in the shape in which drivers and tools look for them. */
public final class Explanation {
  private Explanation() {}

  /** The plans: the winner with its SQL, parameters and residual, and those that were not taken. */
  public static BsonDocument queryPlanner(FindQuery query, PlanReport report) {
    BsonArray rejected = new BsonArray();
    report.rejected().forEach(plan -> rejected.add(PlanStages.PLANNED.of(plan)));
    return new BsonDocument("namespace", new BsonString(query.namespace().toString()))
        .append("parsedQuery", Filters.describe(query.filter()))
        .append("winningPlan", winningPlan(query, report))
        .append("rejectedPlans", rejected);
  }

  private static BsonDocument winningPlan(FindQuery query, PlanReport report) {
    PlanDescription plan = report.description();
    BsonArray parameters = new BsonArray();
    plan.parameters().forEach(parameter -> parameters.add(new BsonString(parameter)));
    BsonValue residual =
        plan.residual().isPresent() ? new BsonString(plan.residual().get()) : BsonNull.VALUE;
    return limited(query, PlanStages.PLANNED.of(report.winner()), report.winner())
        .append("sql", new BsonString(plan.sql()))
        .append("parameters", parameters)
        .append("residual", residual);
  }

  /** Skip and limit are stages of their own, but the limit of a sort. */
  private static BsonDocument limited(FindQuery query, BsonDocument stage, PlanNode node) {
    BsonDocument outermost = stage;
    if (node instanceof PlanNode.Nothing) {
      return outermost;
    }
    if (query.skip() > 0) {
      outermost = over("SKIP", "skipAmount", query.skip(), outermost);
    }
    if (query.limit() > 0 && !(node instanceof PlanNode.SortRows && query.skip() == 0)) {
      outermost = over("LIMIT", "limitAmount", query.limit(), outermost);
    }
    return outermost;
  }

  private static BsonDocument over(String name, String field, long amount, BsonDocument input) {
    return new BsonDocument("stage", new BsonString(name))
        .append(field, new BsonInt64(amount))
        .append("inputStage", input);
  }

  /**
   * What the winner did.
   *
   * @param allPlans whether the verbosity asks for the others too: they were not run
   */
  public static BsonDocument executionStats(FindQuery query, PlanReport report, boolean allPlans) {
    PlanReport.Execution run = report.execution().orElse(new PlanReport.Execution(0, 0, List.of()));
    PlanStages stages = new PlanStages(new RunFigures(run.work())::of);
    BsonDocument stats =
        new BsonDocument("executionSuccess", BsonBoolean.TRUE)
            .append("nReturned", RunFigures.number(run.returned()))
            .append(
                "executionTimeMillis",
                RunFigures.number(TimeUnit.NANOSECONDS.toMillis(run.nanos())))
            .append("totalKeysExamined", RunFigures.number(run.keysExamined()))
            .append("totalDocsExamined", RunFigures.number(run.docsExamined()))
            .append("executionStages", limited(query, stages.of(report.winner()), report.winner()));
    return allPlans ? stats.append("allPlansExecution", new BsonArray()) : stats;
  }
}
