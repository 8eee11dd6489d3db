package io.loquat.commands.write;

import io.loquat.commands.Command;
import io.loquat.commands.CommandContext;
import io.loquat.commands.CommandSpec;
import io.loquat.commands.explain.Explained;
import io.loquat.commands.query.Explainable;
import io.loquat.store.CollectionInfo;
import io.loquat.store.Store.Deadline;
import io.loquat.store.WriteTransaction;
import io.loquat.store.WriteTransaction.DeleteRequest;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.bson.BsonDocument;

/**
 * {@code purgeDocuments}: deletes archived documents for good, also where every delete archives.
 * Stateless.
 */
public final class PurgeDocuments implements Command, Explainable {
  private static final CommandSpec SPEC =
      CommandSpec.named("purgeDocuments")
          .writes()
          .arguments(ArchivedStatement.ARGUMENTS)
          .help("Deletes archived documents for good.");

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public CompletionStage<BsonDocument> run(CommandContext context) {
    return ArchivedStatement.run(SPEC.name(), context, PurgeDocuments::purge);
  }

  private static long purge(
      WriteTransaction transaction,
      CollectionInfo collection,
      ArchivedStatement statement,
      Deadline deadline) {
    ParsedFilter filter = statement.filter();
    DeleteRequest request =
        new DeleteRequest(
            filter.filter(),
            filter.visibility(),
            statement.multi(),
            Optional.empty(),
            filter.expected(),
            false,
            false,
            deadline);
    return transaction.delete(collection, request).deleted();
  }

  @Override
  public Explained explained(CommandContext context) {
    return ArchivedStatement.explained(SPEC.name(), context);
  }
}
