package io.loquat.commands.diagnostic;

import io.loquat.commands.Command;
import io.loquat.commands.CommandContext;
import io.loquat.commands.CommandSpec;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bson.BsonArray;
import org.bson.BsonDocument;

/** {@code connectionStatus}: who is logged in on the connection. Stateless. */
public final class ConnectionStatus implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.named("connectionStatus")
          .quick()
          .beforeLogin()
          .stable()
          .arguments("showPrivileges")
          .help("Says who is logged in on this connection.");

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public CompletionStage<BsonDocument> run(CommandContext context) {
    boolean privileges = context.arguments().boolOrNumber("showPrivileges", false);
    BsonDocument who =
        new BsonDocument("authenticatedUsers", new BsonArray())
            .append("authenticatedUserRoles", new BsonArray());
    if (privileges) {
      who.append("authenticatedUserPrivileges", new BsonArray());
    }
    return CompletableFuture.completedFuture(new BsonDocument("authInfo", who));
  }
}
