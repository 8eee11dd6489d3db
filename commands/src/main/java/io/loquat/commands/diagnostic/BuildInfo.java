package io.loquat.commands.diagnostic;

import io.loquat.commands.Command;
import io.loquat.commands.CommandContext;
import io.loquat.commands.CommandSpec;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;

/** {@code buildInfo}: the versions of the server. Stateless. */
public final class BuildInfo implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.named("buildInfo")
          .alias("buildinfo")
          .quick()
          .beforeLogin()
          .help("Names the versions of the server.");

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public CompletionStage<BsonDocument> run(CommandContext context) {
    BsonDocument reply =
        new BsonDocument("version", new BsonString(ServerVersion.MONGODB))
            .append("loquat", new BsonString(ServerVersion.LOQUAT))
            .append("gitVersion", new BsonString("unknown"))
            .append("modules", new BsonArray())
            .append("allocator", new BsonString("java"))
            .append("javascriptEngine", new BsonString("none"))
            .append("sysInfo", new BsonString("deprecated"))
            .append("versionArray", ServerVersion.mongodbNumbers())
            .append("openssl", new BsonDocument("running", new BsonString("Java")))
            .append("buildEnvironment", new BsonDocument())
            .append("bits", new BsonInt32(64))
            .append("debug", BsonBoolean.FALSE)
            .append("maxBsonObjectSize", new BsonInt32(ServerVersion.DOCUMENT_BYTES_MAX))
            .append("storageEngines", new BsonArray(List.of(new BsonString("sqlite"))));
    return CompletableFuture.completedFuture(reply);
  }
}
