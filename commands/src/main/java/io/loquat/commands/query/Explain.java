package io.loquat.commands.query;

import io.loquat.commands.Command;
import io.loquat.commands.CommandContext;
import io.loquat.commands.CommandSpec;
import io.loquat.commands.Commands;
import io.loquat.commands.diagnostic.ServerVersion;
import io.loquat.commands.explain.Explained;
import io.loquat.commands.explain.Verbosity;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;

/**
 * {@code explain}: how a command would be answered: MongoDB's stages, the SQL, its parameters, the
 * residual. Writes are not done: only what they look for is read. Stateless.
 */
public final class Explain implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.named("explain")
          .stable()
          .arguments("verbosity")
          .help("Shows the SQL, the parameters and the residual that answer a command.");

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public CompletionStage<BsonDocument> run(CommandContext context) {
    BsonDocument inner = context.arguments().requiredDocument("explain");
    Verbosity verbosity =
        Verbosity.named(context.arguments().string("verbosity").orElse("allPlansExecution"));
    Explained explained = explained(command(inner), context, inner);
    return CompletableFuture.completedFuture(reply(context, explained, verbosity, inner));
  }

  private static Command command(BsonDocument inner) {
    String name = inner.isEmpty() ? "" : inner.getFirstKey();
    Optional<Command> command = Commands.named(name);
    if (command.isEmpty()) {
      throw new CommandException(
          ErrorCode.COMMAND_NOT_FOUND, "Explain failed due to unknown command: " + name);
    }
    return command.get();
  }

  private static Explained explained(Command command, CommandContext context, BsonDocument inner) {
    if (command instanceof Explainable explainable) {
      return explainable.explained(context.nested(inner, command.spec()));
    }
    throw new CommandException(
        ErrorCode.ILLEGAL_OPERATION, "Cannot explain cmd: " + command.spec().name());
  }

  /** The whole reply about a command. */
  static BsonDocument reply(
      CommandContext context, Explained explained, Verbosity verbosity, BsonDocument command) {
    BsonDocument reply = new BsonDocument("explainVersion", new BsonString("1"));
    reply.putAll(explained.describe(context.store(), verbosity));
    return reply
        .append("command", sent(context, command))
        .append("serverInfo", serverInfo(context));
  }

  /** The command with the database that it is about, as it is sent. */
  private static BsonDocument sent(CommandContext context, BsonDocument command) {
    BsonDocument sent = new BsonDocument();
    sent.putAll(command);
    sent.putIfAbsent("$db", new BsonString(context.database()));
    return sent;
  }

  private static BsonDocument serverInfo(CommandContext context) {
    return new BsonDocument("host", new BsonString(context.server().settings().bind()))
        .append("port", new BsonInt32(context.server().settings().port()))
        .append("version", new BsonString(ServerVersion.MONGODB));
  }
}
