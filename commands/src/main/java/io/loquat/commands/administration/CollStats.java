package io.loquat.commands.administration;

import io.loquat.commands.Command;
import io.loquat.commands.CommandContext;
import io.loquat.commands.CommandSpec;
import io.loquat.commands.argument.ConcernSupport;
import io.loquat.commands.index.IdIndex;
import io.loquat.model.Namespace;
import io.loquat.store.Snapshot.CollectionStatistics;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
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
    CollectionStatistics sizes =
        context
            .store()
            .read(
                namespace.database(),
                context.deadline(),
                snapshot -> snapshot.statistics(namespace.collection()));
    long documents = sizes.documents();
    BsonDocument reply =
        new BsonDocument("ns", new BsonString(namespace.toString()))
            .append("size", Scale.apply(sizes.documentBytes(), scale))
            .append("count", new BsonInt64(documents));
    if (sizes.archived() > 0) {
      reply.append("archivedCount", new BsonInt64(sizes.archived()));
    }
    if (documents > 0) {
      reply.append(
          "avgObjSize", new BsonInt64(sizes.documentBytes() / (documents + sizes.archived())));
    }
    reply
        .append("storageSize", Scale.apply(sizes.storageBytes(), scale))
        .append("freeStorageSize", new BsonInt64(0))
        .append("capped", BsonBoolean.FALSE)
        .append("nindexes", new BsonInt32(1))
        .append("indexBuilds", new BsonArray())
        .append("totalIndexSize", Scale.apply(sizes.indexBytes(), scale))
        .append("totalSize", Scale.apply(sizes.storageBytes() + sizes.indexBytes(), scale))
        .append(
            "indexSizes", new BsonDocument(IdIndex.NAME, Scale.apply(sizes.indexBytes(), scale)))
        .append("scaleFactor", new BsonInt32(scale));
    return CompletableFuture.completedFuture(reply);
  }
}
