package io.loquat.commands.write;

import io.loquat.commands.Command;
import io.loquat.commands.CommandContext;
import io.loquat.commands.CommandSpec;
import io.loquat.commands.explain.Explained;
import io.loquat.commands.query.Explainable;
import io.loquat.store.CollectionInfo;
import io.loquat.store.Store.Deadline;
import io.loquat.store.WriteTransaction;
import io.loquat.store.WriteTransaction.RestoreRequest;
import java.util.concurrent.CompletionStage;
import org.bson.BsonDocument;

/** {@code restoreDocuments}: brings archived documents back. Stateless. */
public final class RestoreDocuments implements Command, Explainable {
  private static final CommandSpec SPEC =
      CommandSpec.named("restoreDocuments")
          .writes()
          .arguments(ArchivedStatement.ARGUMENTS)
          .help("Brings archived documents back.");

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public CompletionStage<BsonDocument> run(CommandContext context) {
    return ArchivedStatement.run(SPEC.name(), context, RestoreDocuments::restore);
  }

  private static long restore(
      WriteTransaction transaction,
      CollectionInfo collection,
      ArchivedStatement statement,
      Deadline deadline) {
    ParsedFilter filter = statement.filter();
    return transaction.restore(
        collection,
        new RestoreRequest(filter.filter(), statement.multi(), filter.expected(), deadline));
  }

  @Override
  public Explained explained(CommandContext context) {
    return ArchivedStatement.explained(SPEC.name(), context);
  }
}
