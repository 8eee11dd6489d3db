package io.loquat.commands.query;

import io.loquat.commands.Command;
import io.loquat.commands.CommandContext;
import io.loquat.commands.CommandSpec;
import io.loquat.commands.argument.Arguments;
import io.loquat.commands.argument.ConcernSupport;
import io.loquat.commands.argument.Namespaces;
import io.loquat.commands.cursor.Cursors;
import io.loquat.commands.cursor.OpenCursor;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.Namespace;
import java.util.concurrent.CompletionStage;
import org.bson.BsonDocument;

/** {@code getMore}: the next batch of a cursor. Stateless. */
public final class GetMore implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.named("getMore")
          .reads(ConcernSupport.PLAIN_READS)
          .inTransactions()
          .stable()
          .arguments("collection", "batchSize", "term", "lastKnownCommittedOpTime")
          .help("Gives the next documents of a cursor.");

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public CompletionStage<BsonDocument> run(CommandContext context) {
    Arguments arguments = context.arguments();
    long id = arguments.requiredInt64("getMore");
    Namespace namespace =
        Namespaces.ofCursor(context.database(), arguments.requiredString("collection"));
    int batchSize = FindArguments.batchSize(arguments, 0);
    if (arguments.has("term")) {
      arguments.requiredInt64("term");
    }
    arguments.document("lastKnownCommittedOpTime");
    Cursors cursors = context.server().cursors();
    OpenCursor cursor = cursors.take(id, namespace, context.session());
    refuseTimeLimit(cursors, cursor, context);
    return new NextBatch(context, cursor, batchSize == 0 ? Integer.MAX_VALUE : batchSize).run();
  }

  /** Where a cursor awaits data, the time is how long; elsewhere it makes no sense. */
  private static void refuseTimeLimit(Cursors cursors, OpenCursor cursor, CommandContext context) {
    if (context.arguments().has("maxTimeMS") && !cursor.batches().awaitsData()) {
      cursors.giveBack(cursor, false);
      throw new CommandException(
          ErrorCode.BAD_VALUE,
          "cannot set maxTimeMS on getMore command for a non-awaitData cursor");
    }
  }
}
