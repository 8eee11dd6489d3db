package io.loquat.commands.planning;

import io.loquat.commands.Command;
import io.loquat.commands.CommandContext;
import io.loquat.commands.CommandSpec;
import io.loquat.commands.argument.ConcernSupport;
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
    PlanCacheControl cache = context.store().planCache();
    new Forgotten(
            (namespace, shape) -> cache.clearPlans(namespace, shape.shape()), cache::clearPlans)
        .forget(context);
    return CompletableFuture.completedFuture(new BsonDocument());
  }
}
