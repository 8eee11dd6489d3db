package io.loquat.commands.planning;

import io.loquat.commands.CommandContext;
import io.loquat.commands.explain.PlanHashes;
import io.loquat.commands.explain.PlanStages;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.Namespace;
import io.loquat.store.CollectionInfo;
import io.loquat.store.CollectionKind;
import io.loquat.store.PlanCacheControl;
import io.loquat.store.PlanCacheControl.CachedPlan;
import java.util.List;
import java.util.Optional;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;

/** What {@code $planCacheStats} shows of the plans that are remembered. Stateless. */
public final class RememberedPlans {
  private RememberedPlans() {}

  /**
   * A document for each plan.
   *
   * @throws CommandException 50933 if there is no such collection; 40602 for measurements, which
   *     are read by a stage before
   */
  public static List<BsonDocument> documents(CommandContext context, Namespace namespace) {
    CollectionInfo collection =
        context.store().collection(namespace).orElseThrow(RememberedPlans::missing);
    if (collection.kind() instanceof CollectionKind.TimeSeries) {
      throw new CommandException(
          ErrorCode.location(40602),
          "$planCacheStats is only valid as the first stage in a pipeline.");
    }
    PlanCacheControl cache = context.store().planCache();
    List<String> filtered =
        cache.filters(namespace).stream().map(PlanCacheControl.IndexFilter::shape).toList();
    return cache.plans(namespace).stream()
        .map(plan -> document(context, collection, plan, filtered.contains(plan.shape())))
        .toList();
  }

  private static CommandException missing() {
    return new CommandException(
        ErrorCode.location(50933),
        "cannot execute $planCacheStats against a non-existent collection");
  }

  /** No trial was run, and no score given: plans are chosen by counting keys. */
  private static BsonDocument document(
      CommandContext context, CollectionInfo collection, CachedPlan plan, boolean filtered) {
    BsonDocument shown = new BsonDocument("version", new BsonString("1"));
    shown.putAll(PlanHashes.of(plan.shape(), Optional.of(collection)));
    return shown
        .append("isActive", BsonBoolean.TRUE)
        .append("works", new BsonInt64(plan.keys()))
        .append("timeOfCreation", new BsonDateTime(plan.created().toEpochMilli()))
        .append("createdFromQuery", query(plan))
        .append(
            "cachedPlan",
            plan.origin()
                .map(origin -> PlanStages.PLANNED.of(origin.plan()))
                .orElseGet(BsonDocument::new))
        .append("creationExecStats", new BsonArray())
        .append("candidatePlanScores", new BsonArray())
        .append("indexFilterSet", BsonBoolean.valueOf(filtered))
        .append("estimatedSizeBytes", new BsonInt64(plan.bytes()))
        .append("host", new BsonString(context.server().settings().advertised()));
  }

  private static BsonDocument query(CachedPlan plan) {
    return plan.origin()
        .map(
            origin ->
                new BsonDocument("query", origin.query())
                    .append("sort", origin.sort())
                    .append("projection", new BsonDocument()))
        .orElseGet(BsonDocument::new);
  }
}
