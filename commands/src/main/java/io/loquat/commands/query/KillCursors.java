package io.loquat.commands.query;

import io.loquat.commands.Command;
import io.loquat.commands.CommandContext;
import io.loquat.commands.CommandSpec;
import io.loquat.commands.argument.ConcernSupport;
import io.loquat.model.Namespace;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** {@code killCursors}: closes cursors. Stateless. */
public final class KillCursors implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.named("killCursors")
          .reads(ConcernSupport.NONE)
          .quick()
          .inTransactions()
          .stable()
          .arguments("cursors")
          .help("Closes cursors.");

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public CompletionStage<BsonDocument> run(CommandContext context) {
    Namespace namespace = context.namespace();
    BsonArray ids = context.arguments().requiredArray("cursors");
    for (int i = 0; i < ids.size(); i++) {
      if (!ids.get(i).isInt64()) {
        throw context.arguments().wrongType("cursors." + i, ids.get(i), "type 'long'");
      }
    }
    BsonArray killed = new BsonArray();
    BsonArray notFound = new BsonArray();
    for (BsonValue id : ids) {
      boolean found = context.server().cursors().kill(id.asInt64().getValue(), namespace);
      (found ? killed : notFound).add(id);
    }
    BsonDocument reply =
        new BsonDocument("cursorsKilled", killed)
            .append("cursorsNotFound", notFound)
            .append("cursorsAlive", new BsonArray())
            .append("cursorsUnknown", new BsonArray());
    return CompletableFuture.completedFuture(reply);
  }
}
