package io.loquat.commands.write;

import io.loquat.commands.CommandContext;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.softdelete.SoftDeleteOptions;
import io.loquat.store.CappedLimits;
import io.loquat.store.CollectionInfo;
import io.loquat.store.Store.Deadline;
import io.loquat.store.Store.WriteWork;
import io.loquat.store.WriteTransaction;
import io.loquat.store.WriteTransaction.DeleteOutcome;
import io.loquat.store.WriteTransaction.DeleteRequest;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.bson.BsonDocument;

/**
 * The deletes of one command, applied in the write lane, for good or into the archive. Confined to
 * that command: the lane deletes, and whoever gets its result asks what was archived.
 */
final class DeleteWork {
  private final String collection;
  private final Deadline deadline;
  private Optional<SoftDeleteOptions> archivedUnder = Optional.empty();

  DeleteWork(String collection, Deadline deadline) {
    this.collection = collection;
    this.deadline = deadline;
  }

  String collection() {
    return collection;
  }

  /** Runs the work and, once it is committed, tells the sweeper of what was archived. */
  CompletionStage<BsonDocument> run(CommandContext context, WriteWork<BsonDocument> work) {
    return context
        .write(work)
        .thenApply(
            reply -> {
              committed(context, context.database());
              return reply;
            });
  }

  /** What was done is on disk: tells the sweeper of what was archived. */
  void committed(CommandContext context, String database) {
    archivedUnder.ifPresent(options -> context.server().retention().archived(database, options));
  }

  /**
   * Deletes in a collection that may not be there.
   *
   * @param returnDocument whether the outcome carries the document (one only)
   */
  DeleteOutcome apply(
      WriteTransaction transaction, ParsedAhead<DeleteStatement> ahead, boolean returnDocument) {
    Optional<CollectionInfo> found = transaction.collection(collection);
    return apply(transaction, found, ahead.under(found), returnDocument);
  }

  /** The same, parsed under the rules of the collection that was found. */
  DeleteOutcome apply(
      WriteTransaction transaction,
      Optional<CollectionInfo> found,
      DeleteStatement statement,
      boolean returnDocument) {
    ParsedFilter filter = statement.filter();
    if (found.isEmpty()) {
      UpdateWork.nothingThere(filter, statement.multi());
      return new DeleteOutcome(0, Optional.empty());
    }
    SoftDeleteOptions options = SoftDeleteOptions.of(found.get());
    boolean archive = filter.wish().archives(options);
    if (archive && CappedLimits.of(found.get()).isPresent()) {
      throw new CommandException(
          ErrorCode.BAD_VALUE, "Soft deletes are not supported in capped collections");
    }
    DeleteOutcome outcome =
        transaction.delete(
            found.get(),
            new DeleteRequest(
                filter.filter(),
                filter.visibility(),
                statement.multi(),
                statement.sort(),
                filter.expected(),
                archive,
                returnDocument,
                deadline,
                statement.hint()));
    if (archive && outcome.deleted() > 0) {
      archivedUnder = Optional.of(options);
    }
    return outcome;
  }
}
