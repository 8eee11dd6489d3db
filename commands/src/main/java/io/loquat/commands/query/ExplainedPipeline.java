package io.loquat.commands.query;

import io.loquat.commands.CommandContext;
import io.loquat.commands.cursor.IteratorBatches;
import io.loquat.commands.explain.Explained;
import io.loquat.commands.explain.ExplainedQuery;
import io.loquat.commands.explain.OuterStage;
import io.loquat.commands.explain.Verbosity;
import io.loquat.query.pipeline.MeasuredRun;
import io.loquat.query.pipeline.Pipeline;
import io.loquat.query.pipeline.StageText;
import io.loquat.query.plan.PlanNode;
import io.loquat.query.projection.Projection;
import io.loquat.store.FindQuery;
import io.loquat.store.PlanReport.Purpose;
import io.loquat.store.Store;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt64;

/**
 * An aggregation: what the store answers of it as a query, and the stages after that with what they
 * give. Immutable.
 */
record ExplainedPipeline(CommandContext context, PipelineRead read) implements Explained {
  private static final int BATCH_DOCUMENTS = 1_000;

  @Override
  public BsonDocument describe(Store store, Verbosity verbosity) {
    Pipeline pipeline = read.pipeline();
    FindQuery query = read.query(context.deadline());
    List<OuterStage> around = projection();
    int answered = around.size();
    if (pipeline.written().size() == answered && !pipeline.bringsItsInput()) {
      return ExplainedQuery.of(query, around).describe(store, verbosity);
    }
    Optional<List<MeasuredRun.Figures>> figures =
        verbosity.executes() ? Optional.of(run()) : Optional.empty();
    BsonArray stages = new BsonArray();
    if (!pipeline.bringsItsInput()) {
      FindQuery taken = figures.map(all -> upTo(query, all)).orElse(query);
      BsonDocument cursor =
          new BsonDocument(
              "$cursor", ExplainedQuery.of(query, around).describe(store, verbosity, taken));
      stages.add(withFigures(cursor, figures, answered));
    }
    for (int i = answered; i < pipeline.written().size(); i++) {
      BsonDocument written = pipeline.written().get(i);
      List<BsonDocument> shown =
          i == answered && scansDistinct(store, query)
              ? List.of(StageText.ofDistinct(written))
              : StageText.of(written);
      for (BsonDocument first : shown.subList(0, shown.size() - 1)) {
        stages.add(withCount(first, figures, i + 1));
      }
      stages.add(withFigures(shown.getLast(), figures, i + 1));
    }
    return new BsonDocument("stages", stages);
  }

  /** Whether a scan of an index gives one document of each group. */
  private static boolean scansDistinct(Store store, FindQuery query) {
    return query.options().distinct().isPresent()
        && store.plan(query, Purpose.DOCUMENTS, false).winner() instanceof PlanNode.DistinctScan;
  }

  /** A projection right after the query is done as that of a {@code find} is. */
  private List<OuterStage> projection() {
    Optional<Projection> projection = read.pipeline().projection();
    return projection
        .<List<OuterStage>>map(
            fields ->
                List.of(
                    new OuterStage.Projected(
                        read.pipeline().written().getFirst().getDocument("$project"),
                        fields.isSimple())))
        .orElseGet(List::of);
  }

  /** Of what the query gives, and of each stage after it. */
  private List<MeasuredRun.Figures> run() {
    PipelineRead.Input input = read.input(context);
    MeasuredRun run = read.pipeline().measure(input.documents());
    IteratorBatches results = new IteratorBatches(run.results(), input.close());
    try {
      while (!results.exhausted()) {
        results.next(BATCH_DOCUMENTS, context.deadline());
      }
    } finally {
      results.close();
    }
    return run.figures();
  }

  /** The query as far as the stages after it asked for documents. */
  private static FindQuery upTo(FindQuery query, List<MeasuredRun.Figures> figures) {
    MeasuredRun.Figures first = figures.getFirst();
    return first.exhausted() ? query : query.withLimit(Math.max(1, first.returned()));
  }

  /** The first of two that a stage is short for: the second gives what it is given. */
  private static BsonDocument withCount(
      BsonDocument stage, Optional<List<MeasuredRun.Figures>> figures, int at) {
    return figures
        .map(all -> all.get(at))
        .filter(MeasuredRun.Figures::exhausted)
        .map(done -> stage.clone().append("nReturned", new BsonInt64(done.returned())))
        .orElse(stage);
  }

  private static BsonDocument withFigures(
      BsonDocument stage, Optional<List<MeasuredRun.Figures>> figures, int at) {
    BsonDocument shown = new BsonDocument();
    shown.putAll(stage);
    figures
        .map(all -> all.get(at))
        .ifPresent(
            done ->
                shown
                    .append("nReturned", new BsonInt64(done.returned()))
                    .append(
                        "executionTimeMillisEstimate",
                        new BsonInt64(TimeUnit.NANOSECONDS.toMillis(done.nanos()))));
    return shown;
  }
}
