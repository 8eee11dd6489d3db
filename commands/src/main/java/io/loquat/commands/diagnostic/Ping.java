package io.loquat.commands.diagnostic;

import io.loquat.commands.Command;
import io.loquat.commands.CommandContext;
import io.loquat.commands.CommandSpec;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bson.BsonDocument;

/** {@code ping}: whether the server answers at all. Stateless. */
public final class Ping implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.named("ping")
          .quick()
          .beforeLogin()
          .lenient()
          .stable()
          .help("Answers ok if the server is up.");

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public CompletionStage<BsonDocument> run(CommandContext context) {
    return CompletableFuture.completedFuture(new BsonDocument());
  }
}
