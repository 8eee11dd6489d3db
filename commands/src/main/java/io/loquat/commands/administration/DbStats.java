package io.loquat.commands.administration;

import io.loquat.commands.Command;
import io.loquat.commands.CommandContext;
import io.loquat.commands.CommandSpec;
import io.loquat.commands.argument.ConcernSupport;
import io.loquat.store.Snapshot;
import io.loquat.store.Snapshot.DatabaseStatistics;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt64;
import org.bson.BsonString;

/** {@code dbStats}: the sizes of a database. Stateless. */
public final class DbStats implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.named("dbStats")
          .alias("dbstats")
          .reads(ConcernSupport.NONE)
          .arguments("scale", "freeStorage")
          .help("Gives the sizes of a database.");

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public CompletionStage<BsonDocument> run(CommandContext context) {
    int scale = Scale.read(context.arguments());
    boolean freeStorage = context.arguments().boolOrNumber("freeStorage", false);
    DatabaseStatistics sizes =
        context.store().read(context.database(), context.deadline(), Snapshot::statistics);
    long documents = sizes.documents();
    double average = documents == 0 ? 0 : (double) sizes.documentBytes() / documents;
    BsonDocument reply =
        new BsonDocument("db", new BsonString(context.database()))
            .append("collections", new BsonInt64(sizes.collections()))
            .append("views", new BsonInt64(sizes.views()))
            .append("objects", new BsonInt64(documents))
            .append("avgObjSize", new BsonDouble(average))
            .append("dataSize", Scale.applyExactly(sizes.documentBytes(), scale))
            .append("storageSize", Scale.applyExactly(sizes.storageBytes(), scale));
    if (freeStorage) {
      reply.append("freeStorageSize", Scale.applyExactly(sizes.freeBytes(), scale));
    }
    reply
        .append("indexes", new BsonInt64(sizes.indexes()))
        .append("indexSize", Scale.applyExactly(sizes.indexBytes(), scale));
    if (freeStorage) {
      reply.append("indexFreeStorageSize", new BsonDouble(0));
    }
    reply.append("totalSize", Scale.applyExactly(sizes.storageBytes() + sizes.indexBytes(), scale));
    if (freeStorage) {
      reply.append("totalFreeStorageSize", Scale.applyExactly(sizes.freeBytes(), scale));
    }
    reply
        .append("scaleFactor", new BsonInt64(scale))
        .append("fsUsedSize", Scale.applyExactly(used(context), scale))
        .append("fsTotalSize", Scale.applyExactly(total(context), scale));
    return CompletableFuture.completedFuture(reply);
  }

  private static long total(CommandContext context) {
    return context.server().settings().dataFolder().toFile().getTotalSpace();
  }

  private static long used(CommandContext context) {
    return total(context) - context.server().settings().dataFolder().toFile().getFreeSpace();
  }
}
