package io.loquat.commands.query;

import io.loquat.commands.Command;
import io.loquat.commands.CommandContext;
import io.loquat.commands.CommandSpec;
import io.loquat.commands.argument.ConcernSupport;
import io.loquat.commands.argument.FilterArgument;
import io.loquat.query.projection.Projection;
import io.loquat.store.FindQuery;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bson.BsonDocument;

/** {@code listArchivedDocuments}: {@code find} among the archived documents. Stateless. */
public final class ListArchivedDocuments implements Command, Explainable {
  private static final CommandSpec SPEC =
      CommandSpec.named("listArchivedDocuments")
          .reads(ConcernSupport.READS)
          .arguments(
              "filter",
              "projection",
              "sort",
              "hint",
              "skip",
              "limit",
              "batchSize",
              "singleBatch",
              "noCursorTimeout",
              "allowDiskUse",
              "collation")
          .help("Finds archived documents.");

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public CompletionStage<BsonDocument> run(CommandContext context) {
    FindArguments arguments = FindArguments.read(context);
    FilterArgument.Read read = read(context, arguments);
    Projection projection = arguments.parsedProjection(read.filter());
    FindQuery query = arguments.query(read, projection, context.deadline());
    return CompletableFuture.completedFuture(Find.open(context, arguments, projection, query));
  }

  private static FilterArgument.Read read(CommandContext context, FindArguments arguments) {
    return FilterArgument.forArchived(SPEC.name(), arguments.filter(), context.queryContext());
  }

  @Override
  public FindQuery explained(CommandContext context) {
    FindArguments arguments = FindArguments.read(context);
    FilterArgument.Read read = read(context, arguments);
    return arguments.query(read, arguments.parsedProjection(read.filter()), context.deadline());
  }
}
