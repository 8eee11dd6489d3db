package io.loquat.commands.diagnostic;

import io.loquat.commands.Command;
import io.loquat.commands.CommandContext;
import io.loquat.commands.CommandSpec;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bson.BsonDocument;
import org.bson.BsonString;

/** {@code whatsmyuri}: the client's address. Stateless. */
public final class Whatsmyuri implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.named("whatsmyuri")
          .quick()
          .beforeLogin()
          .lenient()
          .help("Tells the client its own address as the server sees it.");

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public CompletionStage<BsonDocument> run(CommandContext context) {
    InetSocketAddress remote = context.connection().remote();
    String address = remote.getAddress() == null ? "" : remote.getAddress().getHostAddress();
    BsonString you = new BsonString(address + ":" + remote.getPort());
    return CompletableFuture.completedFuture(new BsonDocument("you", you));
  }
}
