package io.loquat.commands.planning;

import io.loquat.commands.Command;
import io.loquat.commands.CommandContext;
import io.loquat.commands.CommandSpec;
import io.loquat.commands.argument.ConcernSupport;
import io.loquat.store.CollectionInfo;
import io.loquat.store.PlanCacheControl;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bson.BsonArray;
import org.bson.BsonDocument;

/** {@code planCacheListFilters}: which indexes are allowed for queries of a shape. Stateless. */
public final class PlanCacheListFilters implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.named("planCacheListFilters")
          .reads(ConcernSupport.NONE)
          .lenient()
          .arguments()
          .help("Lists which indexes are allowed for queries of a shape.");

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public CompletionStage<BsonDocument> run(CommandContext context) {
    Optional<CollectionInfo> collection = PlannedCollection.of(context);
    List<BsonDocument> filters =
        collection
            .map(found -> context.store().planCache().filters(found.namespace()))
            .orElseGet(List::of)
            .stream()
            .map(PlanCacheControl.IndexFilter::description)
            .toList();
    return CompletableFuture.completedFuture(new BsonDocument("filters", new BsonArray(filters)));
  }
}
