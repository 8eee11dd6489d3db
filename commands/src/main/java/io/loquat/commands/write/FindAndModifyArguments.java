package io.loquat.commands.write;

import io.loquat.commands.argument.Arguments;
import io.loquat.commands.argument.Hint;
import io.loquat.commands.argument.Unsupported;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.SystemFields;
import io.loquat.query.projection.Projection;
import io.loquat.query.sort.Sort;
import io.loquat.store.CollectionInfo;
import io.loquat.store.Store.Deadline;
import io.loquat.store.StoredDocument;
import io.loquat.store.Visibility;
import io.loquat.store.WriteTransaction;
import io.loquat.store.WriteTransaction.DeleteRequest;
import java.util.Optional;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonNull;
import org.bson.BsonValue;

/** What a {@code findAndModify} asks for: to remove a document or to update it. Immutable. */
sealed interface FindAndModifyArguments {
  /** The document is deleted; the reply carries it as it was. */
  record Remove(ParsedFilter filter, Optional<Sort> sort, Projection fields)
      implements FindAndModifyArguments {

    BsonDocument run(WriteTransaction transaction, String collection, Deadline deadline) {
      ParsedFilter.Parsed parsed = filter.orThrow();
      Optional<CollectionInfo> found = transaction.collection(collection);
      if (found.isEmpty()) {
        UpdateWork.nothingThere(parsed.expected());
        return reply(new BsonDocument("n", new BsonInt32(0)), Optional.empty(), fields);
      }
      var outcome =
          transaction.delete(
              found.get(),
              new DeleteRequest(
                  parsed.filter(),
                  Visibility.LIVE,
                  false,
                  sort,
                  parsed.expected(),
                  false,
                  true,
                  deadline));
      BsonDocument last = new BsonDocument("n", new BsonInt32((int) outcome.deleted()));
      return reply(last, outcome.before(), fields);
    }
  }

  /**
   * @param returnNew whether the reply carries the document as it is, not as it was
   */
  record Modify(UpdateStatement statement, boolean returnNew, Projection fields)
      implements FindAndModifyArguments {

    BsonDocument run(WriteTransaction transaction, UpdateWork work) {
      UpdateWork.Outcome outcome = work.apply(transaction, statement);
      boolean existed = outcome.update().matched() > 0;
      boolean there = existed || outcome.upsertedId().isPresent();
      BsonDocument last =
          new BsonDocument("n", new BsonInt32(there ? 1 : 0))
              .append("updatedExisting", BsonBoolean.valueOf(existed));
      outcome.upsertedId().ifPresent(id -> last.append("upserted", id));
      return reply(last, returnNew ? outcome.update().after() : outcome.update().before(), fields);
    }
  }

  private static BsonDocument reply(
      BsonDocument last, Optional<StoredDocument> document, Projection fields) {
    BsonValue value = BsonNull.VALUE;
    if (document.isPresent()) {
      StoredDocument found = document.get();
      value = fields.isIdentity() ? found.document() : fields.apply(found.document(), found.meta());
    }
    return new BsonDocument("lastErrorObject", last).append("value", value);
  }

  static FindAndModifyArguments read(Arguments arguments, SystemFields likely) {
    Unsupported.refuse(arguments, "arrayFilters", "let", "softDelete");
    Unsupported.refuseCollation(arguments);
    Hint.read(arguments);
    ParsedFilter filter =
        ParsedFilter.parse(arguments, arguments.document("query").orElseGet(BsonDocument::new));
    Optional<Sort> sort =
        arguments.document("sort").map(Sort::parse).filter(order -> !order.isEmpty());
    Projection fields = Projection.parse(arguments.document("fields").orElseGet(BsonDocument::new));
    return arguments.boolOrNumber("remove", false)
        ? remove(arguments, filter, sort, fields)
        : modify(arguments, filter, sort, fields, likely);
  }

  private static FindAndModifyArguments remove(
      Arguments arguments, ParsedFilter filter, Optional<Sort> sort, Projection fields) {
    if (arguments.has("update")) {
      throw wrong("Cannot specify both an update and remove=true");
    }
    if (arguments.boolOrNumber("upsert", false)) {
      throw wrong("Cannot specify both upsert=true and remove=true");
    }
    if (arguments.boolOrNumber("new", false)) {
      throw wrong(
          "Cannot specify both new=true and remove=true; 'remove' always returns the deleted"
              + " document");
    }
    return new Remove(filter, sort, fields);
  }

  private static FindAndModifyArguments modify(
      Arguments arguments,
      ParsedFilter filter,
      Optional<Sort> sort,
      Projection fields,
      SystemFields likely) {
    BsonValue update =
        arguments
            .value("update")
            .orElseThrow(() -> wrong("Either an update or remove=true must be specified"));
    UpdateStatement statement =
        new UpdateStatement(
            filter,
            UpdateStatement.update(arguments, "update", update, likely),
            false,
            arguments.boolOrNumber("upsert", false),
            sort,
            arguments.document("metadata"));
    return new Modify(statement, arguments.boolOrNumber("new", false), fields);
  }

  private static CommandException wrong(String message) {
    return new CommandException(ErrorCode.FAILED_TO_PARSE, message);
  }
}
