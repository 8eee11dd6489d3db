package io.loquat.commands.session;

import io.loquat.commands.Command;
import io.loquat.commands.CommandContext;
import io.loquat.commands.CommandSpec;
import io.loquat.commands.argument.Session;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bson.BsonDocument;

/**
 * {@code refreshSessions}: keeps logical sessions alive. What a session holds is dropped by its own
 * idle times, so there is nothing to refresh. Stateless.
 */
public final class RefreshSessions implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.named("refreshSessions")
          .quick()
          .beforeLogin()
          .stable()
          .help("Keeps logical sessions alive; they end by themselves when idle.");

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public CompletionStage<BsonDocument> run(CommandContext context) {
    for (BsonDocument session : context.arguments().requiredDocuments("refreshSessions")) {
      Session.parse("refreshSessions", session);
    }
    return CompletableFuture.completedFuture(new BsonDocument());
  }
}
