package io.loquat.commands.write;

import io.loquat.commands.CommandContext;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import java.util.List;
import org.bson.BsonDocument;

/** The statements of a batch command, from the body or a sequence section. Stateless. */
final class Batch {
  /** Batches larger than this are prepared by a worker, not on the caller's thread. */
  static final int QUICK_MAX = 16;

  private static final int STATEMENTS_MAX = 100_000;

  private Batch() {}

  static List<? extends BsonDocument> read(CommandContext context, String field) {
    List<? extends BsonDocument> statements = statements(context, field);
    if (statements.isEmpty() || statements.size() > STATEMENTS_MAX) {
      throw new CommandException(
          ErrorCode.INVALID_LENGTH,
          "Write batch sizes must be between 1 and %s. Got %s operations."
              .formatted(STATEMENTS_MAX, statements.size()));
    }
    return statements;
  }

  private static List<? extends BsonDocument> statements(CommandContext context, String field) {
    var sequence = context.sequence(field);
    return sequence.isPresent() ? sequence.get() : context.arguments().requiredDocuments(field);
  }
}
