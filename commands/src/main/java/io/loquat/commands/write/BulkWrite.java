package io.loquat.commands.write;

import io.loquat.commands.Command;
import io.loquat.commands.CommandContext;
import io.loquat.commands.CommandSpec;
import io.loquat.commands.argument.Arguments;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.bson.BsonDocument;

/**
 * {@code bulkWrite}: inserts, updates and deletes in several collections, also of several
 * databases. Stateless.
 */
public final class BulkWrite implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.named("bulkWrite")
          .writes()
          .quick()
          .inTransactions()
          .adminOnly()
          .stable()
          .arguments(
              "ops",
              "nsInfo",
              "ordered",
              "errorsOnly",
              "bypassDocumentValidation",
              "bypassEmptyTsReplacement",
              "cursor",
              "let",
              "stmtId",
              "stmtIds")
          .help("Inserts, updates and deletes in several collections at once.");
  private static final Set<String> CURSOR_FIELDS = Set.of("batchSize");

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public CompletionStage<BsonDocument> run(CommandContext context) {
    Arguments arguments = context.arguments();
    boolean ordered = arguments.bool("ordered", true);
    arguments.boolOrNumber("bypassDocumentValidation", false);
    BulkReply reply = new BulkReply(arguments.bool("errorsOnly"), batchSize(arguments));
    List<? extends BsonDocument> targets = Batch.documents(context, "nsInfo");
    List<? extends BsonDocument> ops = Batch.read(context, "ops");
    WriteTerms terms = WriteTerms.of(context);
    return Batch.parse(
        context,
        ops,
        () ->
            new BulkSequence(context, ordered)
                .with(ops(ops, targets), terms)
                .start()
                .thenApply(results -> reply.of(context, results)));
  }

  private static int batchSize(Arguments arguments) {
    Optional<Arguments> cursor = arguments.nested("cursor");
    if (cursor.isEmpty()) {
      return Integer.MAX_VALUE;
    }
    cursor.get().allowOnly(CURSOR_FIELDS);
    return (int)
        Math.min(
            Integer.MAX_VALUE, cursor.get().wholeNumberNotNegative("batchSize", Integer.MAX_VALUE));
  }

  /** Reads all ops before any runs: a mistake in the type of a field fails them all. */
  private static List<BulkOp> ops(
      List<? extends BsonDocument> sources, List<? extends BsonDocument> targets) {
    List<BulkTarget> known = new ArrayList<>(targets.size());
    for (BsonDocument target : targets) {
      known.add(BulkTarget.read(target));
    }
    List<BulkOp> ops = new ArrayList<>(sources.size());
    for (BsonDocument source : sources) {
      ops.add(BulkOp.read(ops.size(), source, known));
    }
    return ops;
  }
}
