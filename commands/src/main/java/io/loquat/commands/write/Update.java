package io.loquat.commands.write;

import io.loquat.commands.Command;
import io.loquat.commands.CommandContext;
import io.loquat.commands.CommandSpec;
import io.loquat.commands.argument.Unsupported;
import io.loquat.commands.explain.Explained;
import io.loquat.commands.query.Explainable;
import io.loquat.model.Namespace;
import io.loquat.store.WriteTransaction;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.bson.BsonDocument;

/** {@code update}: changes documents by operators or replacement. Stateless. */
public final class Update implements Command, Explainable {
  private static final CommandSpec SPEC =
      CommandSpec.named("update")
          .writes()
          .quick()
          .inTransactions()
          .stable()
          .arguments("updates", "ordered", "bypassDocumentValidation", "let", "runtimeConstants")
          .help("Updates, replaces or upserts documents.");

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public CompletionStage<BsonDocument> run(CommandContext context) {
    Namespace namespace = context.namespace();
    Unsupported.refuse(context.arguments(), "runtimeConstants");
    boolean ordered = context.arguments().bool("ordered", true);
    List<? extends BsonDocument> statements = Batch.read(context, "updates");
    return Batch.parse(context, statements, () -> update(context, namespace, statements, ordered));
  }

  private static CompletionStage<BsonDocument> update(
      CommandContext context,
      Namespace namespace,
      List<? extends BsonDocument> sources,
      boolean ordered) {
    List<ParsedAhead<UpdateStatement>> statements = new ArrayList<>(sources.size());
    WriteTerms terms = WriteTerms.of(context);
    for (BsonDocument source : sources) {
      statements.add(UpdateStatement.read(source, terms));
    }
    UpdateWork work = new UpdateWork(namespace.collection(), false, context.deadline());
    return context.write(
        transaction -> updateAll(transaction, work, statements, ordered, new WriteReply(context)));
  }

  private static BsonDocument updateAll(
      WriteTransaction transaction,
      UpdateWork work,
      List<ParsedAhead<UpdateStatement>> statements,
      boolean ordered,
      WriteReply reply) {
    reply.each(
        statements.size(), ordered, i -> updateOne(transaction, work, statements.get(i), reply, i));
    return reply.updateCounts();
  }

  private static void updateOne(
      WriteTransaction transaction,
      UpdateWork work,
      ParsedAhead<UpdateStatement> statement,
      WriteReply reply,
      int index) {
    UpdateWork.Outcome outcome = work.apply(transaction, statement);
    reply.counted(outcome.update().matched());
    reply.modified(outcome.update().modified());
    outcome.upsertedId().ifPresent(id -> reply.upserted(index, id));
  }

  @Override
  public Explained explained(CommandContext context) {
    return ExplainedWrite.ofUpdate(
        context,
        UpdateStatement.read(ExplainedWrite.only(context, "updates"), WriteTerms.of(context)));
  }
}
