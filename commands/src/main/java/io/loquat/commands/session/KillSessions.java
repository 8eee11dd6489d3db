package io.loquat.commands.session;

import io.loquat.commands.Command;
import io.loquat.commands.CommandContext;
import io.loquat.commands.CommandSpec;
import io.loquat.commands.argument.Arguments;
import io.loquat.commands.argument.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** {@code killSessions}: ends logical sessions. Stateless. */
public final class KillSessions implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.named("killSessions")
          .quick()
          .beforeLogin()
          .lenient()
          .help("Ends logical sessions, as endSessions does.");

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public CompletionStage<BsonDocument> run(CommandContext context) {
    BsonArray given = context.arguments().requiredArray("killSessions");
    List<Session> sessions = new ArrayList<>();
    for (int i = 0; i < given.size(); i++) {
      if (!given.get(i).isNull()) {
        sessions.add(session(context.arguments(), given.get(i), i));
      }
    }
    sessions.forEach(session -> SessionEnd.end(context, session));
    return CompletableFuture.completedFuture(new BsonDocument());
  }

  private static Session session(Arguments arguments, BsonValue given, int index) {
    if (given instanceof BsonDocument) {
      return Session.parse("KillSessionsCmd", given);
    }
    throw arguments.wrongType("killSessions." + index, given, "type 'object'");
  }
}
