package io.loquat.commands.query;

import io.loquat.commands.Command;
import io.loquat.commands.CommandContext;
import io.loquat.commands.CommandSpec;
import io.loquat.commands.Commands;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.store.FindQuery;
import io.loquat.store.Store;
import io.loquat.store.Store.PlanDescription;
import io.loquat.store.Store.PlanDescription.Access;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * {@code explain}: how a command would be answered: the SQL, its parameters, the residual.
 * Stateless.
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
    BsonDocument reply = queryPlanner(context, query);
    if (execute) {
      reply.append("executionStats", executionStats(context, command, query));
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

  /** The plan of a query, in the shape in which drivers and tools look for it. */
  static BsonDocument queryPlanner(CommandContext context, FindQuery query) {
    PlanDescription plan = context.store().explain(query);
    BsonDocument planner =
        new BsonDocument("namespace", new BsonString(query.namespace().toString()))
            .append("parsedQuery", new BsonString(query.filter().toString()))
            .append("winningPlan", winningPlan(plan))
            .append("rejectedPlans", new BsonArray());
    BsonDocument reply = new BsonDocument("explainVersion", new BsonString("1"));
    reply.append("queryPlanner", planner);
    reply.append("serverInfo", serverInfo(context));
    return reply;
  }

  private static BsonDocument winningPlan(PlanDescription plan) {
    BsonArray parameters = new BsonArray();
    plan.parameters().forEach(parameter -> parameters.add(new BsonString(parameter)));
    BsonValue residual =
        plan.residual().isPresent() ? new BsonString(plan.residual().get()) : BsonNull.VALUE;
    return new BsonDocument("stage", new BsonString(stage(plan.access())))
        .append("sql", new BsonString(plan.sql()))
        .append("parameters", parameters)
        .append("residual", residual);
  }

  private static String stage(Access access) {
    return switch (access) {
      case ID_LOOKUP -> "IDHACK";
      case COLLECTION_SCAN -> "COLLSCAN";
      case INDEX_SCAN -> "IXSCAN";
      case EMPTY -> "EOF";
    };
  }

  private static BsonDocument serverInfo(CommandContext context) {
    return new BsonDocument("host", new BsonString(context.server().settings().bind()))
        .append("port", new BsonInt32(context.server().settings().port()));
  }

  // Writes are not run by explain: what they would find is counted instead.
  private static BsonDocument executionStats(
      CommandContext context, Command command, FindQuery query) {
    long start = System.nanoTime();
    long found = context.store().count(query);
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    boolean byId = context.store().explain(query).access() == Access.ID_LOOKUP;
    return new BsonDocument("executionSuccess", BsonBoolean.TRUE)
        .append("nReturned", number(found))
        .append("executionTimeMillis", number(millis))
        .append("totalKeysExamined", number(byId ? found : 0))
        .append("totalDocsExamined", number(byId ? found : all(context, query)))
        .append("command", new BsonString(command.spec().name()));
  }

  // A scan looks at every document there is.
  private static long all(CommandContext context, FindQuery query) {
    return context
        .store()
        .count(
            new FindQuery(
                query.namespace(),
                Store.ALL,
                query.visibility(),
                Optional.empty(),
                0,
                0,
                context.deadline()));
  }

  private static BsonInt32 number(long value) {
    return new BsonInt32((int) Math.min(value, Integer.MAX_VALUE));
  }
}
