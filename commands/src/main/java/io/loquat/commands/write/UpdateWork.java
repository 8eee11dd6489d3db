package io.loquat.commands.write;

import io.loquat.commands.view.WriteTarget;
import io.loquat.concurrency.ExpectedVersion;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.filter.Filters;
import io.loquat.query.update.Update;
import io.loquat.query.update.Updates;
import io.loquat.store.CollectionInfo;
import io.loquat.store.DocumentCheck;
import io.loquat.store.Store.Deadline;
import io.loquat.store.StoreException;
import io.loquat.store.WriteTransaction;
import io.loquat.store.WriteTransaction.UpdateOutcome;
import io.loquat.store.WriteTransaction.UpdateRequest;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonValue;

/**
 * One update statement applied in the write lane, upsert included. Immutable.
 *
 * @param returnDocuments whether the outcome carries the document before and after
 */
record UpdateWork(String collection, boolean returnDocuments, Deadline deadline) {

  /**
   * What a statement did.
   *
   * @param upsertedId of the document that it inserted
   */
  record Outcome(UpdateOutcome update, Optional<BsonValue> upsertedId) {}

  Outcome apply(WriteTransaction transaction, ParsedAhead<UpdateStatement> ahead) {
    Optional<CollectionInfo> found = transaction.collection(collection);
    return apply(transaction, found, ahead.under(found));
  }

  /** The same, parsed under the rules of the collection that was found. */
  Outcome apply(
      WriteTransaction transaction, Optional<CollectionInfo> found, UpdateStatement statement) {
    Update update = ready(statement);
    ParsedFilter filter = statement.filter();
    UpdateOutcome outcome =
        found.isPresent()
            ? transaction.update(found.get(), request(statement, filter, update))
            : nothingThere(filter, statement.multi());
    return outcome.matched() == 0 && statement.upsert()
        ? insert(transaction, statement, filter, update)
        : new Outcome(outcome, Optional.empty());
  }

  /** The update as it is applied now. */
  static Update ready(UpdateStatement statement) {
    Update update = EmptyTimestamps.fill(statement.update());
    if (statement.multi() && update instanceof Update.Replacement) {
      throw new CommandException(
          ErrorCode.FAILED_TO_PARSE, "multi update is not supported for replacement-style update");
    }
    return update;
  }

  private UpdateRequest request(UpdateStatement statement, ParsedFilter filter, Update update) {
    return new UpdateRequest(
        filter.filter(),
        filter.visibility(),
        update,
        statement.multi(),
        statement.sort(),
        filter.expected(),
        statement.metadata(),
        returnDocuments,
        deadline,
        DocumentCheck.NONE,
        statement.hint());
  }

  /**
   * Without a collection nothing matches, which is wrong where one document at a version is
   * expected; for many documents the version is only one more condition.
   */
  static UpdateOutcome nothingThere(ParsedFilter filter, boolean multi) {
    ExpectedVersion expected = filter.expected();
    if (!multi && !expected.accepts(ExpectedVersion.ABSENT)) {
      BsonValue id = Filters.namedId(filter.filter()).orElse(BsonNull.VALUE);
      throw new StoreException.VersionMismatch(expected, ExpectedVersion.ABSENT, id);
    }
    return new UpdateOutcome(0, 0, Optional.empty(), Optional.empty());
  }

  private Outcome insert(
      WriteTransaction transaction, UpdateStatement statement, ParsedFilter filter, Update update) {
    nothingThere(filter, false);
    BsonDocument seed =
        update instanceof Update.Replacement
            ? Filters.upsertId(filter.filter())
            : Filters.upsertSeed(filter.filter());
    BsonDocument document = NewDocument.withId(Updates.upsert(update, seed));
    CollectionInfo target = WriteTarget.ensure(transaction, collection);
    transaction.insert(
        target, document, statement.metadata().orElseGet(BsonDocument::new), filter.expected());
    BsonValue id = document.getOrDefault("_id", BsonNull.VALUE);
    UpdateOutcome outcome =
        new UpdateOutcome(
            0,
            0,
            Optional.empty(),
            returnDocuments ? transaction.get(target, id) : Optional.empty());
    return new Outcome(outcome, Optional.of(id));
  }
}
