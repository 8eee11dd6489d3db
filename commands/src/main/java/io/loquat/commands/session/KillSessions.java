package io.loquat.commands.session;

import io.loquat.commands.Command;
import io.loquat.commands.CommandContext;
import io.loquat.commands.CommandSpec;
import io.loquat.commands.argument.Session;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bson.BsonDocument;

/** {@code killSessions}: ends logical sessions. Stateless. */
public final class KillSessions implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.named("killSessions")
          .quick()
          .beforeLogin()
          .help("Ends logical sessions, as endSessions does.");

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public CompletionStage<BsonDocument> run(CommandContext context) {
    for (BsonDocument session : context.arguments().requiredDocuments("killSessions")) {
      SessionEnd.end(context, Session.parse("KillSessionsCmd", session));
    }
    return CompletableFuture.completedFuture(new BsonDocument());
  }
}
