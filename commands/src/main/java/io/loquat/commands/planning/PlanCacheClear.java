package io.loquat.commands.planning;

import io.loquat.commands.Command;
import io.loquat.commands.CommandContext;
import io.loquat.commands.CommandSpec;
import io.loquat.commands.argument.ConcernSupport;
import io.loquat.store.CollectionInfo;
import io.loquat.store.PlanCacheControl;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bson.BsonDocument;

/** {@code planCacheClear}: forgets which plans won. Stateless. */
public final class PlanCacheClear implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.named("planCacheClear")
          .reads(ConcernSupport.NONE)
          .lenient()
          .arguments("query", "sort", "projection", "collation")
          .help("Forgets which plans won for queries on a collection.");

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public CompletionStage<BsonDocument> run(CommandContext context) {
    PlannedCollection.of(context).ifPresent(found -> clear(context, found));
    return CompletableFuture.completedFuture(new BsonDocument());
  }

  private static void clear(CommandContext context, CollectionInfo collection) {
    PlanCacheControl cache = context.store().planCache();
    ShapeArguments.readOptional(context.body())
        .ifPresentOrElse(
            shape -> cache.clearPlans(collection.namespace(), shape.shape()),
            () -> cache.clearPlans(collection.namespace()));
  }
}
