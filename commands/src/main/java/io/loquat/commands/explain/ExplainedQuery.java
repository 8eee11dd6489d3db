package io.loquat.commands.explain;

import io.loquat.query.filter.Filters;
import io.loquat.query.plan.PlanNode;
import io.loquat.store.DocumentCursor;
import io.loquat.store.FindQuery;
import io.loquat.store.PlanCacheControl;
import io.loquat.store.PlanReport;
import io.loquat.store.PlanReport.Execution;
import io.loquat.store.PlanReport.Purpose;
import io.loquat.store.PlanReport.Trial;
import io.loquat.store.QueryForm;
import io.loquat.store.Store;
import io.loquat.store.Store.PlanDescription;
import io.loquat.store.StoredDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * A command that is one query of the store, and what is done with its documents. Immutable.
 *
 * @param around from the inside out
 */
public record ExplainedQuery(FindQuery query, Purpose purpose, List<OuterStage> around)
    implements Explained {
  private static final int BATCH_DOCUMENTS = 1_000;
  private static final long BATCH_BYTES = 16L * 1024 * 1024;

  public ExplainedQuery {
    around = List.copyOf(around);
  }

  /** A query whose documents are given as they are. */
  public static ExplainedQuery of(FindQuery query) {
    return of(query, List.of());
  }

  /** A query for documents. */
  public static ExplainedQuery of(FindQuery query, List<OuterStage> around) {
    return new ExplainedQuery(query, Purpose.DOCUMENTS, around);
  }

  @Override
  public BsonDocument describe(Store store, Verbosity verbosity) {
    return describe(store, verbosity, query);
  }

  /**
   * As {@link #describe(Store, Verbosity)}.
   *
   * @param taken what was read of the query
   */
  public BsonDocument describe(Store store, Verbosity verbosity, FindQuery taken) {
    long start = System.nanoTime();
    PlanReport report = store.plan(taken, purpose, verbosity.executes());
    long ran = report.execution().map(Execution::nanos).orElse(0L);
    long planning = System.nanoTime() - start - ran;
    BsonDocument described =
        new BsonDocument("queryPlanner", queryPlanner(store, report, planning));
    report
        .execution()
        .ifPresent(run -> described.append("executionStats", stats(store, report, run, verbosity)));
    return described;
  }

  /** The plans: the winner with its SQL, parameters and residual, and those that were not taken. */
  private BsonDocument queryPlanner(Store store, PlanReport report, long planningNanos) {
    BsonArray rejected = new BsonArray();
    report.rejected().forEach(plan -> rejected.add(chosen(PlanStages.PLANNED.of(plan))));
    QueryForm form = query.options().form();
    String shape = PlanCacheControl.key(query.filter(), query.sort(), form);
    boolean filtered =
        store.planCache().filters(query.namespace()).stream()
            .anyMatch(filter -> filter.key().equals(shape));
    BsonDocument planner =
        new BsonDocument("namespace", new BsonString(query.namespace().toString()))
            .append("parsedQuery", Filters.describe(query.filter()))
            .append("indexFilterSet", BsonBoolean.valueOf(filtered));
    planner.putAll(PlanHashes.of(shape, store.collection(query.namespace())));
    return planner
        .append(
            "optimizationTimeMillis",
            RunFigures.number(TimeUnit.NANOSECONDS.toMillis(planningNanos)))
        .append("maxIndexedOrSolutionsReached", BsonBoolean.FALSE)
        .append("maxIndexedAndSolutionsReached", BsonBoolean.FALSE)
        .append("maxScansToExplodeReached", BsonBoolean.FALSE)
        .append("prunedSimilarIndexes", BsonBoolean.FALSE)
        .append("winningPlan", winningPlan(store, report))
        .append("rejectedPlans", rejected);
  }

  private BsonDocument winningPlan(Store store, PlanReport report) {
    PlanDescription plan = report.description();
    BsonArray parameters = new BsonArray();
    plan.parameters().forEach(parameter -> parameters.add(new BsonString(parameter)));
    BsonValue residual =
        plan.residual().isPresent() ? new BsonString(plan.residual().get()) : BsonNull.VALUE;
    BsonDocument stages =
        express(store, report)
            .map(ExpressStage::planned)
            .orElseGet(() -> stages(report.winner(), PlanStages.PLANNED, Optional.empty()).stage());
    return chosen(stages)
        .append("sql", new BsonString(plan.sql()))
        .append("parameters", parameters)
        .append("residual", residual);
  }

  /** A plan's stages with those around it. */
  private StageFrame.Framed stages(
      PlanNode plan, PlanStages stages, Optional<StageFrame.Outcome> outcome) {
    return new StageFrame(query, around, outcome).around(plan, stages.of(plan));
  }

  private Optional<ExpressStage> express(Store store, PlanReport report) {
    return ExpressStage.of(query, around, report.winner(), store.collection(query.namespace()));
  }

  /** Explained plans are chosen anew, and never remembered ones. */
  private static BsonDocument chosen(BsonDocument outermost) {
    BsonDocument plan = new BsonDocument("isCached", BsonBoolean.FALSE);
    plan.putAll(outermost);
    return plan;
  }

  /** What the winner did. */
  private BsonDocument stats(Store store, PlanReport report, Execution run, Verbosity verbosity) {
    RunFigures figures = new RunFigures(report.winner(), run);
    StageFrame.Outcome outcome =
        new StageFrame.Outcome(figures.whole(), run.returned(), changed(store));
    StageFrame frame = new StageFrame(query, around, Optional.of(outcome));
    BsonValue millis = RunFigures.number(TimeUnit.NANOSECONDS.toMillis(run.nanos()));
    BsonDocument stages =
        express(store, report)
            .map(stage -> stage.executed(run, frame.returned(), frame.written()))
            .orElseGet(
                () ->
                    stages(report.winner(), new PlanStages(figures::of), Optional.of(outcome))
                        .stage());
    BsonDocument stats =
        new BsonDocument("executionSuccess", BsonBoolean.TRUE)
            .append("nReturned", RunFigures.number(frame.returned()))
            .append("executionTimeMillis", millis)
            .append("totalKeysExamined", RunFigures.number(run.keysExamined()))
            .append("totalDocsExamined", RunFigures.number(run.docsExamined()))
            .append(
                "executionStages", chosen(stages).append("executionTimeMillisEstimate", millis));
    return verbosity == Verbosity.ALL_PLANS_EXECUTION
        ? stats.append("allPlansExecution", trials(store, report))
        : stats;
  }

  /** What the winner and the others do for a while, where there are others. */
  private BsonArray trials(Store store, PlanReport report) {
    if (report.rejected().isEmpty()) {
      return new BsonArray();
    }
    List<PlanNode> plans = new ArrayList<>(List.of(report.winner()));
    plans.addAll(report.rejected());
    return new BsonArray(store.tryPlans(query, plans).stream().map(this::trial).toList());
  }

  private BsonDocument trial(Trial trial) {
    Execution run = trial.execution();
    RunFigures figures = new RunFigures(trial.plan(), run);
    StageFrame.Outcome outcome = new StageFrame.Outcome(figures.whole(), run.returned(), 0);
    PlanStages stages = new PlanStages(figures::of);
    // A count or a write is not part of the trial.
    StageFrame.Framed tried =
        around.stream().anyMatch(OuterStage::bounds)
            ? new StageFrame.Framed(stages.of(trial.plan()), Optional.of(figures.whole()))
            : stages(trial.plan(), stages, Optional.of(outcome));
    double score = TrialScore.of(tried.progress().orElseGet(figures::whole), trial.plan());
    BsonValue millis = RunFigures.number(TimeUnit.NANOSECONDS.toMillis(run.nanos()));
    return new BsonDocument("nReturned", RunFigures.number(run.returned()))
        .append("executionTimeMillisEstimate", millis)
        .append("totalKeysExamined", RunFigures.number(run.keysExamined()))
        .append("totalDocsExamined", RunFigures.number(run.docsExamined()))
        .append("score", new BsonDouble(score))
        .append("executionStages", tried.stage());
  }

  /** How many documents an update would change: it is done to each, and nothing is kept. */
  private long changed(Store store) {
    for (OuterStage stage : around) {
      if (stage instanceof OuterStage.Updated updated) {
        return changed(store, updated.changes());
      }
    }
    return 0;
  }

  private long changed(Store store, Predicate<StoredDocument> changes) {
    long changed = 0;
    try (DocumentCursor cursor = store.open(query)) {
      while (!cursor.exhausted()) {
        List<StoredDocument> batch = cursor.next(BATCH_DOCUMENTS, BATCH_BYTES, query.deadline());
        changed += batch.stream().filter(changes).count();
      }
    }
    return changed;
  }
}
