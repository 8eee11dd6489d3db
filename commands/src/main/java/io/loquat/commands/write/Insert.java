package io.loquat.commands.write;

import io.loquat.commands.Command;
import io.loquat.commands.CommandContext;
import io.loquat.commands.CommandSpec;
import io.loquat.commands.view.WriteTarget;
import io.loquat.model.Namespace;
import io.loquat.store.WriteTransaction;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.bson.BsonDocument;

/** {@code insert}: adds documents to a collection, created if it must. Stateless. */
public final class Insert implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.named("insert")
          .writes()
          .quick()
          .inTransactions()
          .stable()
          .arguments(
              "documents", "ordered", "bypassDocumentValidation", "expectedVersion", "metadata")
          .help("Inserts documents.");

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public CompletionStage<BsonDocument> run(CommandContext context) {
    Namespace namespace = context.namespace();
    boolean ordered = context.arguments().bool("ordered", true);
    InsertStatement.Terms terms = InsertStatement.Terms.read(context.arguments());
    List<? extends BsonDocument> documents = Batch.read(context, "documents");
    return Batch.parse(
        context, documents, () -> insert(context, namespace, prepare(documents, terms), ordered));
  }

  private static List<InsertStatement> prepare(
      List<? extends BsonDocument> documents, InsertStatement.Terms terms) {
    List<InsertStatement> prepared = new ArrayList<>(documents.size());
    for (BsonDocument document : documents) {
      prepared.add(InsertStatement.prepare(document, terms));
    }
    return prepared;
  }

  private static CompletionStage<BsonDocument> insert(
      CommandContext context,
      Namespace namespace,
      List<InsertStatement> documents,
      boolean ordered) {
    return context.write(
        transaction ->
            insertAll(
                transaction, namespace.collection(), documents, ordered, new WriteReply(context)));
  }

  private static BsonDocument insertAll(
      WriteTransaction transaction,
      String name,
      List<InsertStatement> documents,
      boolean ordered,
      WriteReply reply) {
    reply.each(
        documents.size(),
        ordered,
        i -> {
          documents.get(i).apply(transaction, WriteTarget.ensure(transaction, name));
          reply.counted(1);
        });
    return reply.counts();
  }
}
