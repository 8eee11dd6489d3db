package io.loquat.commands.query;

import io.loquat.commands.Command;
import io.loquat.commands.CommandContext;
import io.loquat.commands.CommandSpec;
import io.loquat.commands.Commands;
import io.loquat.commands.explain.Explanation;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.store.FindQuery;
import io.loquat.store.PlanReport;
import io.loquat.store.PlanReport.Purpose;
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
    String verbosity = context.arguments().string("verbosity").orElse("allPlansExecution");
    boolean execute =
        switch (verbosity) {
          case "queryPlanner" -> false;
          case "executionStats", "allPlansExecution" -> true;
          default ->
              throw new CommandException(
                  ErrorCode.BAD_VALUE,
                  "Enumeration value '%s' for field 'explain.verbosity' is not a valid value."
                      .formatted(verbosity));
        };
    Command command = command(inner);
    FindQuery query = query(command, context.nested(inner, command.spec()));
    Purpose purpose = command instanceof Count ? Purpose.COUNT : Purpose.DOCUMENTS;
    PlanReport report = context.store().plan(query, purpose, execute);
    BsonDocument reply = reply(context, query, report);
    if (execute) {
      boolean all = verbosity.equals("allPlansExecution");
      reply.append("executionStats", Explanation.executionStats(query, report, all));
    }
    reply.append("command", inner);
    return CompletableFuture.completedFuture(reply);
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

  private static FindQuery query(Command command, CommandContext context) {
    if (command instanceof Explainable explainable) {
      return explainable.explained(context);
    }
    throw new CommandException(
        ErrorCode.ILLEGAL_OPERATION, "Cannot explain cmd: " + command.spec().name());
  }

  /** The plan of a query that is not run. */
  static BsonDocument queryPlanner(CommandContext context, FindQuery query) {
    return reply(context, query, context.store().plan(query, Purpose.DOCUMENTS, false));
  }

  private static BsonDocument reply(CommandContext context, FindQuery query, PlanReport report) {
    return new BsonDocument("explainVersion", new BsonString("1"))
        .append("queryPlanner", Explanation.queryPlanner(query, report))
        .append("serverInfo", serverInfo(context));
  }

  private static BsonDocument serverInfo(CommandContext context) {
    return new BsonDocument("host", new BsonString(context.server().settings().bind()))
        .append("port", new BsonInt32(context.server().settings().port()));
  }
}
