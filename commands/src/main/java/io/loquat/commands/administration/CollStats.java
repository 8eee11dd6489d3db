package io.loquat.commands.administration;

import io.loquat.commands.Command;
import io.loquat.commands.CommandContext;
import io.loquat.commands.CommandSpec;
import io.loquat.commands.argument.ConcernSupport;
import io.loquat.model.Namespace;
import io.loquat.store.CollectionInfo;
import io.loquat.store.StoreException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bson.BsonDocument;
import org.bson.BsonString;

/** {@code collStats}: the sizes of a collection. Stateless. */
public final class CollStats implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.named("collStats")
          .alias("collstats")
          .reads(ConcernSupport.NONE)
          .arguments("scale")
          .help("Gives the sizes of a collection, its archived documents included.");

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public CompletionStage<BsonDocument> run(CommandContext context) {
    Namespace namespace = context.namespace();
    int scale = Scale.read(context.arguments());
    BsonDocument reply = new BsonDocument("ns", new BsonString(namespace.toString()));
    reply.putAll(
        context
            .store()
            .read(
                namespace.database(),
                context.deadline(),
                snapshot -> {
                  Optional<CollectionInfo> collection = snapshot.collection(namespace.collection());
                  if (collection.isPresent() && collection.get().isView()) {
                    throw new StoreException.OnView(namespace.collection());
                  }
                  return StorageFigures.of(
                      collection, snapshot.statistics(namespace.collection()), scale);
                }));
    return CompletableFuture.completedFuture(reply);
  }
}
