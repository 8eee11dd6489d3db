package io.loquat.commands.session;

import io.loquat.commands.Command;
import io.loquat.commands.CommandContext;
import io.loquat.commands.CommandSpec;
import io.loquat.commands.argument.Session;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bson.BsonDocument;

/** {@code endSessions}: ends logical sessions. Stateless. */
public final class EndSessions implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.named("endSessions")
          .quick()
          .beforeLogin()
          .stable()
          .help("Ends logical sessions: closes their cursors and forgets their retryable writes.");

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public CompletionStage<BsonDocument> run(CommandContext context) {
    for (BsonDocument session : context.arguments().requiredDocuments("endSessions")) {
      SessionEnd.end(context, Session.parse("endSessions", session));
    }
    return CompletableFuture.completedFuture(new BsonDocument());
  }
}
