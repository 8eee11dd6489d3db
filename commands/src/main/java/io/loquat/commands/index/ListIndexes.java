package io.loquat.commands.index;

import io.loquat.commands.Command;
import io.loquat.commands.CommandContext;
import io.loquat.commands.CommandSpec;
import io.loquat.commands.argument.ConcernSupport;
import io.loquat.commands.cursor.CursorReply;
import io.loquat.commands.cursor.ListArguments;
import io.loquat.commands.timeseries.Buckets;
import io.loquat.commands.view.RealCollection;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.Namespace;
import io.loquat.store.CollectionInfo;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bson.BsonDocument;

/** {@code listIndexes}: the indexes of a collection. Stateless. */
public final class ListIndexes implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.named("listIndexes")
          .reads(ConcernSupport.NONE)
          .inTransactions()
          .stable()
          .arguments("cursor", "includeBuildUUIDs", "includeIndexBuildInfo")
          .help("Lists the indexes of a collection.");

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public CompletionStage<BsonDocument> run(CommandContext context) {
    Namespace namespace = context.namespace();
    boolean uuids = context.arguments().bool("includeBuildUUIDs");
    boolean builds = context.arguments().bool("includeIndexBuildInfo");
    if (uuids && builds) {
      throw new CommandException(
          ErrorCode.INVALID_OPTIONS,
          "The includeBuildUUIDs flag and includeIndexBuildInfo flag cannot both be set to true");
    }
    CursorReply.Wish wish = ListArguments.wish(context);
    Optional<CollectionInfo> collection = context.collection().or(() -> Buckets.owner(context));
    if (collection.isEmpty()) {
      throw new CommandException(ErrorCode.NAMESPACE_NOT_FOUND, "ns does not exist: " + namespace);
    }
    RealCollection.require(collection.get());
    List<BsonDocument> listed =
        IndexedCollections.descriptions(collection.get()).stream()
            .map(GeoIndexRules::listed)
            .map(index -> builds ? new BsonDocument("spec", index) : index)
            .toList();
    return CompletableFuture.completedFuture(ListArguments.reply(context, namespace, listed, wish));
  }
}
