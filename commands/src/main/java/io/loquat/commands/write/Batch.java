package io.loquat.commands.write;

import io.loquat.commands.CommandContext;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;

/** The statements of a batch command, from the body or a sequence section. Stateless. */
final class Batch {
  private static final int QUICK_STATEMENTS_MAX = 16;
  private static final int QUICK_BYTES_MAX = 64 * 1024;

  private static final int STATEMENTS_MAX = 100_000;

  private Batch() {}

  static List<? extends BsonDocument> read(CommandContext context, String field) {
    List<? extends BsonDocument> statements = documents(context, field);
    if (statements.isEmpty() || statements.size() > STATEMENTS_MAX) {
      throw new CommandException(
          ErrorCode.INVALID_LENGTH,
          "Write batch sizes must be between 1 and %s. Got %s operations."
              .formatted(STATEMENTS_MAX, statements.size()));
    }
    return statements;
  }

  /** As many documents as there are. */
  static List<? extends BsonDocument> documents(CommandContext context, String field) {
    var sequence = context.sequence(field);
    return sequence.isPresent() ? sequence.get() : context.arguments().requiredDocuments(field);
  }

  /** Runs what parses the statements: here if they are few and small, else on a worker. */
  static CompletionStage<BsonDocument> parse(
      CommandContext context,
      List<? extends BsonDocument> statements,
      Supplier<CompletionStage<BsonDocument>> work) {
    return isQuick(statements)
        ? work.get()
        : context.onWorker(work).thenCompose(Function.identity());
  }

  private static boolean isQuick(List<? extends BsonDocument> statements) {
    if (statements.size() > QUICK_STATEMENTS_MAX) {
      return false;
    }
    int bytes = 0;
    for (BsonDocument statement : statements) {
      if (statement instanceof RawBsonDocument raw) {
        bytes += raw.getByteBuffer().remaining();
      }
    }
    return bytes <= QUICK_BYTES_MAX;
  }
}
