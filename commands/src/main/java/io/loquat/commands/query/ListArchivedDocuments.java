package io.loquat.commands.query;

import io.loquat.commands.Command;
import io.loquat.commands.CommandContext;
import io.loquat.commands.CommandSpec;
import io.loquat.commands.argument.ConcernSupport;
import io.loquat.commands.argument.FilterArgument;
import io.loquat.commands.explain.Explained;
import io.loquat.commands.view.RealCollection;
import io.loquat.query.context.QueryContext;
import io.loquat.store.CollectionInfo;
import java.util.Optional;
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
    return CompletableFuture.completedFuture(Find.open(context, parsed(context)));
  }

  private static ParsedFind parsed(CommandContext context) {
    FindArguments arguments = FindArguments.read(context);
    Optional<CollectionInfo> collection = context.collection();
    RealCollection.require(collection);
    QueryContext meaning = arguments.context(collection);
    return ParsedFind.of(
        arguments, FilterArgument.forArchived(SPEC.name(), arguments.filter(), meaning), meaning);
  }

  @Override
  public Explained explained(CommandContext context) {
    return parsed(context).explained(context.deadline());
  }
}
