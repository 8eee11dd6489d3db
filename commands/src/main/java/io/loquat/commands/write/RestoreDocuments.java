package io.loquat.commands.write;

import io.loquat.commands.Command;
import io.loquat.commands.CommandContext;
import io.loquat.commands.CommandSpec;
import io.loquat.commands.query.Explainable;
import io.loquat.model.Namespace;
import io.loquat.store.CollectionInfo;
import io.loquat.store.FindQuery;
import io.loquat.store.Store.Deadline;
import io.loquat.store.WriteTransaction;
import io.loquat.store.WriteTransaction.RestoreRequest;
import java.util.Optional;
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
    Namespace namespace = context.namespace();
    ArchivedStatement statement = ArchivedStatement.read(SPEC.name(), context.arguments());
    return context.write(
        transaction ->
            ArchivedStatement.reply(
                restore(transaction, namespace.collection(), statement, context.deadline())));
  }

  private static long restore(
      WriteTransaction transaction,
      String collection,
      ArchivedStatement statement,
      Deadline deadline) {
    ParsedFilter.Parsed filter = statement.filter();
    Optional<CollectionInfo> found = transaction.collection(collection);
    return found.isEmpty()
        ? UpdateWork.nothingThere(filter, statement.multi()).matched()
        : transaction.restore(
            found.get(),
            new RestoreRequest(filter.filter(), statement.multi(), filter.expected(), deadline));
  }

  @Override
  public FindQuery explained(CommandContext context) {
    return ArchivedStatement.read(SPEC.name(), context.arguments()).explained(context);
  }
}
