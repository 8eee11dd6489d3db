package io.loquat.commands.session;

import io.loquat.commands.Command;
import io.loquat.commands.CommandContext;
import io.loquat.commands.CommandSpec;
import io.loquat.commands.argument.Arguments;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * {@code killAllSessions}: ends sessions by user. There are no users yet, so only an empty list,
 * which means everybody, ends any. Stateless.
 */
public final class KillAllSessions implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.named("killAllSessions")
          .quick()
          .beforeLogin()
          .lenient()
          .help("Ends the sessions of all users, or of those named.");

  private static final Set<String> FIELDS = Set.of("user", "db");

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public CompletionStage<BsonDocument> run(CommandContext context) {
    BsonArray users = context.arguments().requiredArray("killAllSessions");
    for (int i = 0; i < users.size(); i++) {
      check(context.arguments(), users.get(i), i);
    }
    if (users.isEmpty()) {
      context.server().cursors().killSessions();
    }
    return CompletableFuture.completedFuture(new BsonDocument());
  }

  private static void check(Arguments arguments, BsonValue user, int index) {
    if (user.isNull()) {
      return;
    }
    if (!(user instanceof BsonDocument fields)) {
      throw arguments.wrongType("killAllSessions." + index, user, "type 'object'");
    }
    Arguments pattern = new Arguments("killAllSessions", fields);
    pattern.allowOnly(FIELDS);
    pattern.requiredString("user");
    pattern.requiredString("db");
  }
}
