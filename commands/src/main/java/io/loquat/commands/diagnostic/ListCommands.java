package io.loquat.commands.diagnostic;

import io.loquat.commands.Command;
import io.loquat.commands.CommandContext;
import io.loquat.commands.CommandSpec;
import io.loquat.commands.CommandSpec.Access;
import io.loquat.commands.Commands;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonString;

/** {@code listCommands}: the registry, printed. Stateless. */
public final class ListCommands implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.named("listCommands")
          .quick()
          .beforeLogin()
          .lenient()
          .help("Lists the commands of this server.");

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public CompletionStage<BsonDocument> run(CommandContext context) {
    BsonDocument commands = new BsonDocument();
    for (Command command : Commands.all()) {
      commands.append(command.spec().name(), describe(command.spec()));
    }
    return CompletableFuture.completedFuture(new BsonDocument("commands", commands));
  }

  private static BsonDocument describe(CommandSpec spec) {
    BsonArray aliases = new BsonArray();
    spec.aliases().forEach(alias -> aliases.add(new BsonString(alias)));
    return new BsonDocument("help", new BsonString(spec.help()))
        .append("aliases", aliases)
        .append("requiresAuth", BsonBoolean.valueOf(spec.needsAuthentication()))
        .append("secondaryOk", BsonBoolean.valueOf(spec.access() != Access.WRITE))
        .append("adminOnly", BsonBoolean.valueOf(spec.adminOnly()))
        .append("deprecatedApiVersions", new BsonArray())
        .append(
            "apiVersions",
            spec.inApiVersion1() ? new BsonArray(List.of(new BsonString("1"))) : new BsonArray());
  }
}
