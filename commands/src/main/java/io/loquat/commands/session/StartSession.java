package io.loquat.commands.session;

import io.loquat.commands.Command;
import io.loquat.commands.CommandContext;
import io.loquat.commands.CommandSpec;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.BsonInt32;

/** {@code startSession}: makes the identity of a new logical session. Stateless. */
public final class StartSession implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.named("startSession")
          .quick()
          .beforeLogin()
          .help("Makes the identity of a new logical session.");

  private static final int TIMEOUT_MINUTES = 30;

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public CompletionStage<BsonDocument> run(CommandContext context) {
    BsonDocument id = new BsonDocument("id", new BsonBinary(UUID.randomUUID()));
    BsonDocument reply =
        new BsonDocument("id", id).append("timeoutMinutes", new BsonInt32(TIMEOUT_MINUTES));
    return CompletableFuture.completedFuture(reply);
  }
}
