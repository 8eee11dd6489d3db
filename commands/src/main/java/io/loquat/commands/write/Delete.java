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

/** {@code delete}: removes documents. Stateless. */
public final class Delete implements Command, Explainable {
  private static final CommandSpec SPEC =
      CommandSpec.named("delete")
          .writes()
          .quick()
          .inTransactions()
          .stable()
          .arguments("deletes", "ordered", "let", "runtimeConstants")
          .help("Deletes documents.");

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public CompletionStage<BsonDocument> run(CommandContext context) {
    Namespace namespace = context.namespace();
    Unsupported.refuse(context.arguments(), "runtimeConstants");
    boolean ordered = context.arguments().bool("ordered", true);
    List<? extends BsonDocument> statements = Batch.read(context, "deletes");
    return Batch.parse(context, statements, () -> delete(context, namespace, statements, ordered));
  }

  private static CompletionStage<BsonDocument> delete(
      CommandContext context,
      Namespace namespace,
      List<? extends BsonDocument> sources,
      boolean ordered) {
    List<ParsedAhead<DeleteStatement>> statements = new ArrayList<>(sources.size());
    WriteTerms terms = WriteTerms.of(context);
    for (BsonDocument source : sources) {
      statements.add(DeleteStatement.read(source, terms));
    }
    DeleteWork work = new DeleteWork(namespace.collection(), context.deadline());
    return work.run(
        context,
        transaction -> deleteAll(transaction, work, statements, ordered, new WriteReply(context)));
  }

  private static BsonDocument deleteAll(
      WriteTransaction transaction,
      DeleteWork work,
      List<ParsedAhead<DeleteStatement>> statements,
      boolean ordered,
      WriteReply reply) {
    reply.each(
        statements.size(),
        ordered,
        i -> reply.counted(work.apply(transaction, statements.get(i), false).deleted()));
    return reply.counts();
  }

  @Override
  public Explained explained(CommandContext context) {
    return ExplainedWrite.ofDelete(
        context,
        DeleteStatement.read(ExplainedWrite.only(context, "deletes"), WriteTerms.of(context)));
  }
}
