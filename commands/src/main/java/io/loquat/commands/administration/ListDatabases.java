package io.loquat.commands.administration;

import io.loquat.commands.Command;
import io.loquat.commands.CommandContext;
import io.loquat.commands.CommandSpec;
import io.loquat.commands.argument.Arguments;
import io.loquat.commands.argument.ConcernSupport;
import io.loquat.query.filter.Filter;
import io.loquat.query.filter.Filters;
import io.loquat.store.Store.DatabaseSummary;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;

/** {@code listDatabases}: the databases and the sizes of their files. Stateless. */
public final class ListDatabases implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.named("listDatabases")
          .reads(ConcernSupport.NONE)
          .adminOnly()
          .stable()
          .arguments("filter", "nameOnly", "authorizedDatabases")
          .help("Lists the databases.");

  private static final int MEGABYTE_SHIFT = 20;

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public CompletionStage<BsonDocument> run(CommandContext context) {
    Arguments arguments = context.arguments();
    boolean nameOnly = arguments.boolOrNumber("nameOnly", false);
    arguments.boolOrNumber("authorizedDatabases", false);
    Filter filter =
        Filters.parseWithoutMeta(
            arguments.document("filter").orElseGet(BsonDocument::new), context.queryContext());
    BsonArray listed = new BsonArray();
    long totalBytes = 0;
    for (DatabaseSummary database : context.store().databases()) {
      BsonDocument described = describe(database);
      if (Filters.matches(filter, described)) {
        totalBytes += database.sizeOnDiskBytes();
        listed.add(nameOnly ? new BsonDocument("name", described.get("name")) : described);
      }
    }
    BsonDocument reply = new BsonDocument("databases", listed);
    if (!nameOnly) {
      reply
          .append("totalSize", new BsonInt64(totalBytes))
          .append("totalSizeMb", new BsonInt64(totalBytes >> MEGABYTE_SHIFT));
    }
    return CompletableFuture.completedFuture(reply);
  }

  private static BsonDocument describe(DatabaseSummary database) {
    BsonDocument described =
        new BsonDocument("name", new BsonString(database.name()))
            .append("sizeOnDisk", new BsonInt64(database.sizeOnDiskBytes()))
            .append("empty", BsonBoolean.FALSE);
    database.problem().ifPresent(text -> described.append("problem", new BsonString(text)));
    return described;
  }
}
