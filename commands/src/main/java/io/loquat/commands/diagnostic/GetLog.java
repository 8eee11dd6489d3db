package io.loquat.commands.diagnostic;

import io.loquat.commands.Command;
import io.loquat.commands.CommandContext;
import io.loquat.commands.CommandSpec;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;

/**
 * {@code getLog}: recent log lines. Logs go to the process's output, so the answers are empty.
 * Stateless.
 */
public final class GetLog implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.named("getLog").quick().adminOnly().help("Gives the latest lines of a log.");

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public CompletionStage<BsonDocument> run(CommandContext context) {
    String log = context.arguments().requiredString("getLog");
    return switch (log) {
      case "*" -> CompletableFuture.completedFuture(new BsonDocument("names", NAMES));
      case "global", "startupWarnings" ->
          CompletableFuture.completedFuture(
              new BsonDocument("totalLinesWritten", new BsonInt32(0))
                  .append("log", new BsonArray()));
      default ->
          throw new CommandException(ErrorCode.OPERATION_FAILED, "No log named '" + log + "'");
    };
  }

  private static final BsonArray NAMES =
      new BsonArray(List.of(new BsonString("global"), new BsonString("startupWarnings")));
}
