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
   * @param found how many documents the plan gave
   * @param returned how many were left of them after skip and limit
   * @param changed how many of these an update would change
   */
  record Outcome(long found, long returned, long changed) {
    long skipped() {
      return found - returned;
    }
  }

  private record Layer(String name, BsonDocument fields) {}

  /** The plan's stage with those around it. */
  BsonDocument around(PlanNode plan, BsonDocument stage) {
    if (countsAtOnce(plan)) {
      return layer(counted("RECORD_STORE_FAST_COUNT"), Optional.empty());
    }
    BsonDocument outermost = stage;
    for (Layer layer : plan instanceof PlanNode.Nothing ? aroundNothing() : layers(plan)) {
      outermost = layer(layer, Optional.of(outermost));
    }
    return outermost;
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
        .map(this::layer)
        .toList();
  }

  /** As in MongoDB a limit is above the projection, and a sort has its own. */
  private List<Layer> layers(PlanNode plan) {
    boolean bounded = around.stream().anyMatch(OuterStage::bounds);
    List<Layer> layers = new ArrayList<>();
    if (query.skip() > 0 && !bounded) {
      layers.add(bound("SKIP", "skipAmount", query.skip()));
    }
    around.forEach(stage -> layers.add(layer(stage)));
    if (query.limit() > 0 && !bounded && !(plan instanceof PlanNode.SortRows)) {
      layers.add(bound("LIMIT", "limitAmount", query.limit()));
    }
    return layers;
  }

  private Layer bound(String name, String field, long amount) {
    BsonDocument fields =
        outcome
            .map(done -> RunFigures.advanced(done.returned(), true))
            .orElseGet(BsonDocument::new);
    return new Layer(name, fields.append(field, new BsonInt64(amount)));
  }

  private Layer layer(OuterStage stage) {
    BsonDocument fields =
        outcome
            .map(done -> RunFigures.advanced(returned(stage, done.returned()), true))
            .orElseGet(BsonDocument::new);
    return switch (stage) {
      case OuterStage.Projected(BsonDocument named, boolean simple) ->
          new Layer(
              simple ? "PROJECTION_SIMPLE" : "PROJECTION_DEFAULT",
              fields.append("transformBy", named));
      case OuterStage.KeyReturned _ -> new Layer("RETURN_KEY", fields);
      case OuterStage.Counted _ -> counted("COUNT");
      case OuterStage.Updated updated -> updated(updated, fields);
      case OuterStage.Deleted _ -> {
        outcome.ifPresent(done -> fields.append("nWouldDelete", number(done.returned())));
        yield new Layer("DELETE", fields);
      }
    };
  }

  private Layer counted(String name) {
    BsonDocument fields =
        outcome
            .map(
                done ->
                    RunFigures.advanced(0, true)
                        .append("nCounted", number(done.returned()))
                        .append("nSkipped", number(done.skipped())))
            .orElseGet(BsonDocument::new);
    return new Layer(name, fields);
  }

  private Layer updated(OuterStage.Updated stage, BsonDocument fields) {
    outcome.ifPresent(
        done ->
            fields
                .append("nMatched", number(done.returned()))
                .append("nWouldModify", number(done.changed()))
                .append("nWouldUpsert", number(wouldUpsert(stage, done.returned()))));
    return new Layer("UPDATE", fields);
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

  private static BsonDocument layer(Layer layer, Optional<BsonDocument> input) {
    BsonDocument stage = new BsonDocument("stage", new BsonString(layer.name()));
    stage.putAll(layer.fields());
    input.ifPresent(inner -> stage.append("inputStage", inner));
    return stage;
  }
}
