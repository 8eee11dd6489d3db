package io.loquat.commands.explain;

import static io.loquat.commands.explain.RunFigures.number;

import io.loquat.query.filter.Filter;
import io.loquat.query.plan.IndexHint;
import io.loquat.query.plan.PlanNode;
import io.loquat.store.FindQuery;
import io.loquat.store.Visibility;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;

/**
 * The stages around a plan: skip and limit, and what the command does with what is found.
 * Immutable.
 *
 * @param around from the inside out
 * @param outcome what came of it, if it was run
 */
record StageFrame(FindQuery query, List<OuterStage> around, Optional<Outcome> outcome) {
  /**
   * What came of a plan. Immutable.
   *
   * @param plan how it went on
   * @param returned how many of its documents were left after skip and limit
   * @param changed how many of these an update would change
   */
  record Outcome(Progress plan, long returned, long changed) {
    long skipped() {
      return plan.advanced() - returned;
    }
  }

  /** A stage with those below it, and how it went on if it was run. Immutable. */
  record Framed(BsonDocument stage, Optional<Progress> progress) {}

  /**
   * A stage to be put around.
   *
   * @param given how many documents it gave
   * @param ends whether it stops by itself
   */
  private record Layer(String name, long given, boolean ends, BsonDocument fields) {}

  /** The plan's stage with those around it. */
  Framed around(PlanNode plan, BsonDocument stage) {
    if (countsAtOnce(plan)) {
      Optional<Progress> atOnce = outcome.map(_ -> Progress.NOTHING);
      return new Framed(stage(counted("RECORD_STORE_FAST_COUNT"), atOnce), atOnce);
    }
    BsonDocument outermost = stage;
    Optional<Progress> progress = outcome.map(Outcome::plan);
    for (Layer layer : plan instanceof PlanNode.Nothing ? aroundNothing() : layers(plan)) {
      progress = progress.map(below -> below.above(layer.given(), layer.ends()));
      outermost = stage(layer, progress).append("inputStage", outermost);
    }
    return new Framed(outermost, progress);
  }

  /** How many documents the outermost stage gave. */
  long returned() {
    long returned = outcome.map(Outcome::returned).orElse(0L);
    for (OuterStage stage : around) {
      returned = returned(stage, returned);
    }
    return returned;
  }

  /** All documents are counted without a look at them. */
  private boolean countsAtOnce(PlanNode plan) {
    return around.stream().anyMatch(OuterStage.Counted.class::isInstance)
        && plan instanceof PlanNode.CollectionScan
        && query.filter() instanceof Filter.All
        && query.visibility() == Visibility.LIVE
        && query.options().hint() instanceof IndexHint.None;
  }

  /** Where there is nothing, only a count counts, and only an upsert writes. */
  private List<Layer> aroundNothing() {
    return around.stream()
        .filter(
            stage ->
                stage instanceof OuterStage.Counted
                    || (stage instanceof OuterStage.Updated updated && updated.upsert()))
        .map(stage -> layer(stage, new PlanNode.Nothing()))
        .toList();
  }

  /** As in MongoDB a limit is above the projection, and a sort has its own. */
  private List<Layer> layers(PlanNode plan) {
    boolean bounded = around.stream().anyMatch(OuterStage::bounds);
    List<Layer> layers = new ArrayList<>();
    if (query.skip() > 0 && !bounded) {
      layers.add(bound("SKIP", "skipAmount", query.skip()));
    }
    around.forEach(stage -> layers.add(layer(stage, plan)));
    if (query.limit() > 0 && !bounded && !(plan instanceof PlanNode.SortRows)) {
      layers.add(bound("LIMIT", "limitAmount", query.limit()));
    }
    return layers;
  }

  private Layer bound(String name, String field, long amount) {
    BsonDocument fields = new BsonDocument(field, new BsonInt64(amount));
    long given = outcome.map(Outcome::returned).orElse(0L);
    return new Layer(name, given, name.equals("LIMIT"), fields);
  }

  private Layer layer(OuterStage stage, PlanNode plan) {
    long given = outcome.map(done -> returned(stage, done.returned())).orElse(0L);
    return switch (stage) {
      case OuterStage.Projected(BsonDocument named, boolean simple) ->
          new Layer(projection(simple, plan), given, false, new BsonDocument("transformBy", named));
      case OuterStage.KeyReturned _ -> new Layer("RETURN_KEY", given, false, new BsonDocument());
      case OuterStage.Counted _ -> counted("COUNT");
      case OuterStage.Updated _ -> new Layer("UPDATE", given, true, written(stage));
      case OuterStage.Deleted _ -> new Layer("DELETE", given, true, written(stage));
    };
  }

  private static String projection(boolean simple, PlanNode plan) {
    if (!simple) {
      return "PROJECTION_DEFAULT";
    }
    return plan instanceof PlanNode.CoveredScan ? "PROJECTION_COVERED" : "PROJECTION_SIMPLE";
  }

  private Layer counted(String name) {
    BsonDocument fields =
        outcome
            .map(
                done ->
                    new BsonDocument("nCounted", number(done.returned()))
                        .append("nSkipped", number(done.skipped())))
            .orElseGet(BsonDocument::new);
    return new Layer(name, 0, true, fields);
  }

  /** What the writes among the stages would do, if the plan was run. */
  BsonDocument written() {
    BsonDocument all = new BsonDocument();
    around.forEach(stage -> all.putAll(written(stage)));
    return all;
  }

  private BsonDocument written(OuterStage stage) {
    if (outcome.isEmpty()) {
      return new BsonDocument();
    }
    Outcome done = outcome.get();
    return switch (stage) {
      case OuterStage.Updated updated ->
          new BsonDocument("nMatched", number(done.returned()))
              .append("nWouldModify", number(done.changed()))
              .append("nWouldUpsert", number(wouldUpsert(updated, done.returned())));
      case OuterStage.Deleted _ -> new BsonDocument("nWouldDelete", number(done.returned()));
      case OuterStage.Projected _, OuterStage.KeyReturned _, OuterStage.Counted _ ->
          new BsonDocument();
    };
  }

  private static long wouldUpsert(OuterStage.Updated stage, long matched) {
    return stage.upsert() && matched == 0 ? 1 : 0;
  }

  /** How many documents a stage gives of those that it is given. */
  private static long returned(OuterStage stage, long given) {
    return switch (stage) {
      case OuterStage.Projected _, OuterStage.KeyReturned _ -> given;
      case OuterStage.Counted _ -> 0;
      case OuterStage.Updated updated ->
          (updated.returnsOld() ? given : 0)
              + (updated.returnsNew() ? wouldUpsert(updated, given) : 0);
      case OuterStage.Deleted deleted -> deleted.returns() ? given : 0;
    };
  }

  private static BsonDocument stage(Layer layer, Optional<Progress> progress) {
    BsonDocument stage = new BsonDocument("stage", new BsonString(layer.name()));
    progress.ifPresent(done -> stage.putAll(done.shown()));
    stage.putAll(layer.fields());
    return stage;
  }
}
