package io.loquat.commands.administration;

import io.loquat.commands.Command;
import io.loquat.commands.CommandContext;
import io.loquat.commands.CommandSpec;
import io.loquat.model.Namespace;
import java.util.concurrent.CompletionStage;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;

/**
 * {@code drop}: removes a collection with all its documents. That there is none is fine. Stateless.
 */
public final class Drop implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.named("drop").writes().stable().help("Drops a collection.");

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public CompletionStage<BsonDocument> run(CommandContext context) {
    Namespace namespace = context.namespace();
    return context
        .write(transaction -> transaction.dropCollection(namespace.collection()))
        .thenApply(dropped -> dropped ? dropped(namespace) : new BsonDocument());
  }

  private static BsonDocument dropped(Namespace namespace) {
    return new BsonDocument("nIndexesWas", new BsonInt32(1))
        .append("ns", new BsonString(namespace.toString()));
  }
}
