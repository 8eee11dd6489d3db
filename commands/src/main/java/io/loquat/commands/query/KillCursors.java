package io.loquat.commands.query;

import io.loquat.commands.Command;
import io.loquat.commands.CommandContext;
import io.loquat.commands.CommandSpec;
import io.loquat.commands.argument.Arguments;
import io.loquat.commands.argument.ConcernSupport;
import io.loquat.commands.argument.Namespaces;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
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
    checkNamespace(context);
    BsonArray ids = ids(context.arguments());
    BsonArray killed = new BsonArray();
    BsonArray notFound = new BsonArray();
    for (BsonValue id : ids) {
      boolean found = context.server().cursors().kill(id.asInt64().getValue());
      (found ? killed : notFound).add(id);
    }
    BsonDocument reply =
        new BsonDocument("cursorsKilled", killed)
            .append("cursorsNotFound", notFound)
            .append("cursorsAlive", new BsonArray())
            .append("cursorsUnknown", new BsonArray());
    return CompletableFuture.completedFuture(reply);
  }

  private static void checkNamespace(CommandContext context) {
    if (context.body().get("killCursors") instanceof BsonString name) {
      var unused = Namespaces.ofCursor(context.database(), name.getValue());
    } else {
      var unused = context.namespace();
    }
  }

  private static BsonArray ids(Arguments arguments) {
    BsonArray given = arguments.requiredArray("cursors");
    BsonArray ids = new BsonArray();
    for (int i = 0; i < given.size(); i++) {
      BsonValue id = given.get(i);
      if (id.isInt64()) {
        ids.add(id);
      } else if (!id.isNull()) {
        throw arguments.wrongType("cursors." + i, id, "type 'long'");
      }
    }
    return ids;
  }
}
