package io.loquat.commands.planning;

import io.loquat.commands.Command;
import io.loquat.commands.CommandContext;
import io.loquat.commands.CommandSpec;
import io.loquat.commands.argument.ConcernSupport;
import io.loquat.store.PlanCacheControl;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bson.BsonDocument;

/**
 * {@code planCacheClearFilters}: forgets which indexes are allowed for queries of a shape, or of
 * all. Stateless.
 */
public final class PlanCacheClearFilters implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.named("planCacheClearFilters")
          .reads(ConcernSupport.NONE)
          .lenient()
          .arguments("query", "sort", "projection", "collation")
          .help("Forgets which indexes are allowed for queries of a shape, or of all shapes.");

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public CompletionStage<BsonDocument> run(CommandContext context) {
    PlanCacheControl cache = context.store().planCache();
    new Forgotten(
            (namespace, shape) -> cache.clearFilter(namespace, shape.key()), cache::clearFilters)
        .forget(context);
    return CompletableFuture.completedFuture(new BsonDocument());
  }
}
