package io.loquat.commands.query;

import io.loquat.commands.Command;
import io.loquat.commands.CommandContext;
import io.loquat.commands.CommandSpec;
import io.loquat.commands.argument.ConcernSupport;
import io.loquat.commands.cursor.CursorReply;
import io.loquat.commands.explain.Explained;
import io.loquat.commands.explain.Verbosity;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bson.BsonDocument;

/**
 * {@code aggregate}: documents through the stages of a pipeline. The store answers the stages that
 * {@code find} could; the rest streams through Java. Stateless.
 */
public final class Aggregate implements Command, Explainable {
  private static final CommandSpec SPEC =
      CommandSpec.named("aggregate")
          .reads(ConcernSupport.READS_AND_WRITES)
          .inTransactions()
          .stable()
          .arguments(
              "pipeline",
              "explain",
              "cursor",
              "allowDiskUse",
              "bypassDocumentValidation",
              "collation",
              "hint",
              "let",
              "needsMerge",
              "fromMongos",
              "fromRouter",
              "runtimeConstants",
              "isMapReduceCommand",
              "requestReshardingResumeToken",
              "exchange")
          .help("Runs an aggregation pipeline.");

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public CompletionStage<BsonDocument> run(CommandContext context) {
    AggregateArguments arguments = AggregateArguments.read(context);
    if (arguments.explain()) {
      return CompletableFuture.completedFuture(
          Explain.reply(
              context,
              explained(context, arguments),
              Verbosity.QUERY_PLANNER,
              context.arguments().document()));
    }
    return CompletableFuture.completedFuture(
        CursorReply.first(
            context.server().cursors(),
            arguments.namespace(),
            context.session(),
            arguments.read().open(context),
            CursorReply.Wish.of(arguments.batchSize(), context.deadline())));
  }

  @Override
  public Explained explained(CommandContext context) {
    return explained(context, AggregateArguments.read(context));
  }

  private static Explained explained(CommandContext context, AggregateArguments arguments) {
    return arguments.read().explained(context);
  }
}
