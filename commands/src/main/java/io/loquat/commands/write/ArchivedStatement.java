package io.loquat.commands.write;

import io.loquat.commands.CommandContext;
import io.loquat.commands.argument.Arguments;
import io.loquat.commands.explain.Explained;
import io.loquat.commands.explain.ExplainedQuery;
import io.loquat.commands.view.WriteTarget;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.operator.ShellText;
import io.loquat.store.CollectionInfo;
import io.loquat.store.Store.Deadline;
import io.loquat.store.WriteTransaction;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonNumber;
import org.bson.BsonValue;

/**
 * What {@code restoreDocuments} and {@code purgeDocuments} are asked for. Immutable.
 *
 * @param multi whether all archived documents that match are meant, or the first one
 */
record ArchivedStatement(ParsedFilter filter, boolean multi) {
  static final String[] ARGUMENTS = {"filter", "limit", "expectedVersion"};

  /** The filter must be there, so that nobody means all documents by leaving it out. */
  private static ArchivedStatement read(String command, CommandContext context) {
    Arguments arguments = context.arguments();
    ParsedFilter filter =
        ParsedFilter.forArchived(
            command, arguments, arguments.requiredDocument("filter"), context.queryContext());
    return new ArchivedStatement(filter, isMulti(arguments));
  }

  private static boolean isMulti(Arguments arguments) {
    BsonValue limit = arguments.value("limit").orElseGet(() -> new BsonInt32(0));
    if (!(limit instanceof BsonNumber number)) {
      throw arguments.wrongType("limit", limit, "types '[long, int, decimal, double]'");
    }
    double count = number.doubleValue();
    if (count != 0 && count != 1) {
      throw new CommandException(
          ErrorCode.BAD_VALUE,
          "BSON field '%s' must be 0 (all) or 1, not %s"
              .formatted(arguments.path("limit"), ShellText.of(limit)));
    }
    return count == 0;
  }

  /** What a command does to the documents; it says to how many. */
  @FunctionalInterface
  interface Change {
    long apply(
        WriteTransaction transaction,
        CollectionInfo collection,
        ArchivedStatement statement,
        Deadline deadline);
  }

  /** Runs a command of that name, in a collection that may not be there. */
  static CompletionStage<BsonDocument> run(String command, CommandContext context, Change change) {
    String collection = context.namespace().collection();
    ArchivedStatement statement = read(command, context);
    return context.write(
        transaction -> {
          Optional<CollectionInfo> found = transaction.collection(collection);
          WriteTarget.check(collection, found);
          long documents =
              found.isPresent()
                  ? change.apply(transaction, found.get(), statement, context.deadline())
                  : UpdateWork.nothingThere(statement.filter(), statement.multi()).matched();
          return new BsonDocument("n", new BsonInt32((int) Math.min(documents, Integer.MAX_VALUE)));
        });
  }

  static Explained explained(String command, CommandContext context) {
    ArchivedStatement statement = read(command, context);
    return ExplainedQuery.of(
        ExplainedWrite.query(context, statement.filter(), Optional.empty(), statement.multi()));
  }
}
