package io.loquat.commands.diagnostic;

import io.loquat.commands.Command;
import io.loquat.commands.CommandContext;
import io.loquat.commands.CommandSpec;
import io.loquat.commands.ServerSettings;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/** {@code hello}: the handshake, which says what kind of server this is. Stateless. */
public final class Hello implements Command {
  private static final Set<String> COMPRESSORS = Set.of("snappy", "zlib", "zstd");
  private static final String SET_NAME = "rs0";

  private static final CommandSpec SPEC =
      CommandSpec.named("hello")
          .alias("isMaster", "ismaster")
          .quick()
          .beforeLogin()
          .lenient()
          .stable()
          .arguments("client", "compression", "helloOk", "loadBalanced", "saslSupportedMechs")
          .help("Says what kind of server this is and what it can do.");

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public CompletionStage<BsonDocument> run(CommandContext context) {
    checkClient(context);
    checkUser(context.body().get("saslSupportedMechs"));
    BsonDocument reply = new BsonDocument();
    if (context.body().containsKey("helloOk")) {
      reply.append("helloOk", BsonBoolean.TRUE);
    }
    boolean oldName = !context.body().getFirstKey().equals("hello");
    appendRole(reply, context.server().settings(), oldName ? "ismaster" : "isWritablePrimary");
    appendLimits(reply, context);
    appendCompression(reply, context);
    return CompletableFuture.completedFuture(reply);
  }

  private static void appendRole(BsonDocument reply, ServerSettings settings, String primary) {
    reply.append(primary, BsonBoolean.TRUE);
    switch (settings.topology()) {
      case MONGOS -> reply.append("msg", new BsonString("isdbgrid"));
      case REPLICA_SET -> appendReplicaSet(reply, new BsonString(settings.advertised()));
      case STANDALONE -> {
        // A standalone says nothing more of itself.
      }
    }
  }

  private static void appendReplicaSet(BsonDocument reply, BsonString self) {
    reply
        .append("secondary", BsonBoolean.FALSE)
        .append("setName", new BsonString(SET_NAME))
        .append("setVersion", new BsonInt32(1))
        .append("hosts", new BsonArray(List.of(self)))
        .append("primary", self)
        .append("me", self);
  }

  private static void appendLimits(BsonDocument reply, CommandContext context) {
    reply
        .append("maxBsonObjectSize", new BsonInt32(ServerVersion.DOCUMENT_BYTES_MAX))
        .append("maxMessageSizeBytes", new BsonInt32(ServerVersion.MESSAGE_BYTES_MAX))
        .append("maxWriteBatchSize", new BsonInt32(ServerVersion.WRITES_A_BATCH_MAX))
        .append("localTime", new BsonDateTime(System.currentTimeMillis()))
        .append(
            "logicalSessionTimeoutMinutes", new BsonInt32(ServerVersion.SESSION_TIMEOUT_MINUTES))
        .append("connectionId", connectionId(context.connection().id()))
        .append("minWireVersion", new BsonInt32(0))
        .append("maxWireVersion", new BsonInt32(ServerVersion.WIRE_MAX))
        .append("readOnly", BsonBoolean.FALSE);
  }

  private static BsonValue connectionId(long id) {
    return id <= Integer.MAX_VALUE ? new BsonInt32((int) id) : new BsonInt64(id);
  }

  private static void appendCompression(BsonDocument reply, CommandContext context) {
    Optional<BsonArray> offered = context.arguments().array("compression");
    if (offered.isPresent()) {
      BsonArray common = new BsonArray();
      for (BsonValue name : offered.get()) {
        if (name.isString() && COMPRESSORS.contains(name.asString().getValue())) {
          common.add(name);
        }
      }
      reply.append("compression", common);
    }
  }

  private static void checkClient(CommandContext context) {
    Optional<BsonDocument> client = context.arguments().document("client");
    if (client.isEmpty()) {
      return;
    }
    requireText(client.get(), "driver", "name");
    requireText(client.get(), "driver", "version");
    requireText(client.get(), "os", "type");
  }

  private static void requireText(BsonDocument client, String part, String field) {
    boolean there =
        client.get(part) instanceof BsonDocument fields && fields.get(field) instanceof BsonString;
    if (!there) {
      throw new CommandException(
          ErrorCode.CLIENT_METADATA_MISSING_FIELD,
          "Missing required field '%s.%s' in the client metadata document".formatted(part, field));
    }
  }

  // The value is a user name as "db.user", or a document with both.
  private static void checkUser(@Nullable BsonValue user) {
    switch (user) {
      case null -> {
        // Not asked for.
      }
      case BsonString name -> {
        if (name.getValue().indexOf('.') < 0) {
          throw badUser("must be of the form 'database.user'");
        }
      }
      case BsonDocument name -> {
        if (!name.containsKey("user")) {
          throw badUser("must have the field 'user'");
        }
      }
      default ->
          throw new CommandException(
              ErrorCode.TYPE_MISMATCH, "saslSupportedMechs must be a string or an object");
    }
  }

  private static CommandException badUser(String problem) {
    return new CommandException(ErrorCode.BAD_VALUE, "saslSupportedMechs " + problem);
  }
}
