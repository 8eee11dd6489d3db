package io.loquat.commands.diagnostic;

import io.loquat.commands.Command;
import io.loquat.commands.CommandContext;
import io.loquat.commands.CommandSpec;
import io.loquat.commands.argument.Arguments;
import io.loquat.commands.argument.Unsupported;
import io.loquat.commands.cursor.Cursors;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bson.BsonDocument;
import org.bson.BsonInt64;

/**
 * {@code setParameter}: changes a parameter of the running server. So far there is one: how long a
 * cursor without a session may be idle. Stateless.
 */
public final class SetParameter implements Command {
  static final String CURSOR_TIMEOUT = "cursorTimeoutMillis";

  private static final CommandSpec SPEC =
      CommandSpec.named("setParameter")
          .quick()
          .adminOnly()
          .lenient()
          .help("Changes a server parameter.");

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public CompletionStage<BsonDocument> run(CommandContext context) {
    Arguments arguments = context.arguments();
    if (!arguments.has(CURSOR_TIMEOUT)) {
      throw Unsupported.notYet("Setting any parameter but " + CURSOR_TIMEOUT);
    }
    long millis = arguments.wholeNumberNotNegative(CURSOR_TIMEOUT, 0);
    Cursors cursors = context.server().cursors();
    BsonInt64 before = new BsonInt64(cursors.idleMax().toMillis());
    cursors.idleMax(Duration.ofMillis(millis));
    return CompletableFuture.completedFuture(new BsonDocument("was", before));
  }
}
