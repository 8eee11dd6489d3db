package io.loquat.commands.diagnostic;

import io.loquat.commands.Command;
import io.loquat.commands.CommandContext;
import io.loquat.commands.CommandSpec;
import io.loquat.commands.argument.Arguments;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonValue;

/** {@code getParameter}: the few parameters that tools ask for. Stateless. */
public final class GetParameter implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.named("getParameter")
          .quick()
          .adminOnly()
          .lenient()
          .help("Shows server parameters.");

  private static final BsonDocument PARAMETERS =
      new BsonDocument("authSchemaVersion", new BsonInt32(5))
          .append("authenticationMechanisms", new BsonArray())
          .append(
              "featureCompatibilityVersion",
              new BsonDocument("version", new BsonString(ServerVersion.FEATURE_COMPATIBILITY)))
          .append("logLevel", new BsonInt32(0))
          .append("quiet", BsonBoolean.FALSE);

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public CompletionStage<BsonDocument> run(CommandContext context) {
    BsonValue asked = context.body().get("getParameter");
    Arguments options =
        new Arguments(
            "getParameter", asked instanceof BsonDocument document ? document : new BsonDocument());
    boolean details = options.bool("showDetails");
    boolean all = options.bool("allParameters") || new BsonString("*").equals(asked);
    options.string("setAt");
    BsonDocument parameters = parameters(context);
    BsonDocument reply = new BsonDocument();
    for (String name : all ? parameters.keySet() : context.body().keySet()) {
      BsonValue value = parameters.get(name);
      if (value != null) {
        reply.append(name, details ? detailed(name, value) : value);
      }
    }
    if (reply.isEmpty()) {
      throw new CommandException(ErrorCode.INVALID_OPTIONS, "no option found to get");
    }
    return CompletableFuture.completedFuture(reply);
  }

  private static BsonDocument parameters(CommandContext context) {
    BsonDocument parameters = PARAMETERS.clone();
    RuntimeParameter.ALL.forEach(
        known -> parameters.append(known.name(), known.read().apply(context.server())));
    return parameters;
  }

  private static boolean isRuntime(String name) {
    return RuntimeParameter.ALL.stream().anyMatch(known -> known.name().equals(name));
  }

  private static BsonDocument detailed(String name, BsonValue value) {
    return new BsonDocument("value", value)
        .append("settableAtRuntime", BsonBoolean.valueOf(isRuntime(name)))
        .append("settableAtStartup", BsonBoolean.FALSE);
  }
}
