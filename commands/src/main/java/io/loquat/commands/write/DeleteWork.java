package io.loquat.commands.write;

import io.loquat.model.Namespace;
import io.loquat.query.sort.Sort;
import io.loquat.softdelete.RetentionSweeper;
import io.loquat.softdelete.SoftDeleteOptions;
import io.loquat.store.CollectionInfo;
import io.loquat.store.Store.Deadline;
import io.loquat.store.WriteTransaction;
import io.loquat.store.WriteTransaction.DeleteOutcome;
import io.loquat.store.WriteTransaction.DeleteRequest;
import java.util.Optional;

/**
 * One delete applied in the write lane, for good or into the archive. Immutable.
 *
 * @param retention is told of what is archived
 */
record DeleteWork(Namespace namespace, RetentionSweeper retention, Deadline deadline) {

  /**
   * Deletes in a collection that may not be there.
   *
   * @param returnDocument whether the outcome carries the document (one only)
   */
  DeleteOutcome apply(
      WriteTransaction transaction,
      ParsedFilter.Parsed filter,
      boolean multi,
      Optional<Sort> sort,
      boolean returnDocument) {
    Optional<CollectionInfo> found = transaction.collection(namespace.collection());
    if (found.isEmpty()) {
      UpdateWork.nothingThere(filter.expected(), multi);
      return new DeleteOutcome(0, Optional.empty());
    }
    SoftDeleteOptions options = SoftDeleteOptions.of(found.get());
    boolean archive = filter.wish().archives(options);
    DeleteOutcome outcome =
        transaction.delete(
            found.get(),
            new DeleteRequest(
                filter.filter(),
                filter.visibility(),
                multi,
                sort,
                filter.expected(),
                archive,
                returnDocument,
                deadline));
    if (archive && outcome.deleted() > 0) {
      retention.archived(namespace.database(), options);
    }
    return outcome;
  }
}
