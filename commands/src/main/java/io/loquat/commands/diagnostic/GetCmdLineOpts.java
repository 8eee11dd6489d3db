package io.loquat.commands.diagnostic;

import io.loquat.commands.Command;
import io.loquat.commands.CommandContext;
import io.loquat.commands.CommandSpec;
import io.loquat.commands.ServerSettings;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;

/** {@code getCmdLineOpts}: how the server was started. Stateless. */
public final class GetCmdLineOpts implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.named("getCmdLineOpts")
          .quick()
          .adminOnly()
          .help("Shows how the server was started.");

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public CompletionStage<BsonDocument> run(CommandContext context) {
    ServerSettings settings = context.server().settings();
    BsonArray argv = new BsonArray();
    settings.argv().forEach(word -> argv.add(new BsonString(word)));
    BsonDocument net =
        new BsonDocument("bindIp", new BsonString(settings.bind()))
            .append("port", new BsonInt32(settings.port()));
    BsonDocument storage =
        new BsonDocument("dbPath", new BsonString(settings.dataFolder().toString()));
    BsonDocument parsed = new BsonDocument("net", net).append("storage", storage);
    return CompletableFuture.completedFuture(
        new BsonDocument("argv", argv).append("parsed", parsed));
  }
}
