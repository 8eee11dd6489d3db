package io.loquat.commands.write;

import io.loquat.commands.Command;
import io.loquat.commands.CommandContext;
import io.loquat.commands.CommandSpec;
import io.loquat.commands.explain.Explained;
import io.loquat.commands.query.Explainable;
import io.loquat.model.Namespace;
import java.util.concurrent.CompletionStage;
import org.bson.BsonDocument;

/** {@code findAndModify}: changes one document and returns it as it was or as it is. Stateless. */
public final class FindAndModify implements Command, Explainable {
  private static final CommandSpec SPEC =
      CommandSpec.named("findAndModify")
          .alias("findandmodify")
          .writes()
          .quick()
          .inTransactions()
          .stable()
          .arguments(
              "query",
              "sort",
              "remove",
              "update",
              "new",
              "fields",
              "upsert",
              "bypassDocumentValidation",
              "collation",
              "arrayFilters",
              "hint",
              "let",
              "expectedVersion",
              "metadata",
              "softDelete")
          .help("Changes one document and returns it.");

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public CompletionStage<BsonDocument> run(CommandContext context) {
    Namespace namespace = context.namespace();
    return switch (FindAndModifyArguments.read(context)) {
      case FindAndModifyArguments.Remove remove -> {
        DeleteWork work = new DeleteWork(namespace.collection(), context.deadline());
        yield work.run(context, transaction -> remove.run(transaction, work));
      }
      case FindAndModifyArguments.Modify modify ->
          context.write(
              transaction ->
                  modify.run(
                      transaction,
                      new UpdateWork(namespace.collection(), true, context.deadline())));
    };
  }

  @Override
  public Explained explained(CommandContext context) {
    return ExplainedWrite.of(context, FindAndModifyArguments.read(context));
  }
}
