package io.loquat.commands.write;

import io.loquat.commands.CommandContext;
import io.loquat.commands.argument.Arguments;
import io.loquat.commands.argument.HintArgument;
import io.loquat.commands.argument.Unsupported;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.context.QueryContext;
import io.loquat.query.projection.Projection;
import io.loquat.query.update.UpdateSource;
import io.loquat.store.CollectionInfo;
import io.loquat.store.StoredDocument;
import io.loquat.store.WriteTransaction;
import java.util.Optional;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonNull;
import org.bson.BsonValue;

/** What a {@code findAndModify} asks for: to remove a document or to update it. Immutable. */
sealed interface FindAndModifyArguments {
  /**
   * A statement, and what of its document the reply shows. Immutable.
   *
   * @param fields parsed after the filter, of whose match it may speak
   */
  record Shown<T>(T statement, Projection fields) {}

  /** The document is deleted; the reply carries it as it was. */
  record Remove(ParsedAhead<Shown<DeleteStatement>> ahead) implements FindAndModifyArguments {
    BsonDocument run(WriteTransaction transaction, DeleteWork work) {
      Optional<CollectionInfo> collection = transaction.collection(work.collection());
      Shown<DeleteStatement> shown = ahead.under(collection);
      var outcome = work.apply(transaction, collection, shown.statement(), true);
      BsonDocument last = new BsonDocument("n", new BsonInt32((int) outcome.deleted()));
      return reply(last, outcome.before(), shown.fields());
    }
  }

  /**
   * @param returnNew whether the reply carries the document as it is, not as it was
   */
  record Modify(ParsedAhead<Shown<UpdateStatement>> ahead, boolean returnNew)
      implements FindAndModifyArguments {

    BsonDocument run(WriteTransaction transaction, UpdateWork work) {
      Optional<CollectionInfo> collection = transaction.collection(work.collection());
      Shown<UpdateStatement> shown = ahead.under(collection);
      UpdateWork.Outcome outcome = work.apply(transaction, collection, shown.statement());
      boolean existed = outcome.update().matched() > 0;
      boolean there = existed || outcome.upsertedId().isPresent();
      BsonDocument last =
          new BsonDocument("n", new BsonInt32(there ? 1 : 0))
              .append("updatedExisting", BsonBoolean.valueOf(existed));
      outcome.upsertedId().ifPresent(id -> last.append("upserted", id));
      return reply(
          last, returnNew ? outcome.update().after() : outcome.update().before(), shown.fields());
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

  static FindAndModifyArguments read(CommandContext command) {
    Arguments arguments = command.arguments();
    HintArgument.checkType(arguments);
    WriteTerms terms = WriteTerms.of(command);
    BsonDocument filter = arguments.document("query").orElseGet(BsonDocument::new);
    arguments.document("fields");
    arguments.document("sort");
    return arguments.boolOrNumber("remove", false)
        ? remove(arguments, filter, terms)
        : modify(arguments, filter, terms);
  }

  private static FindAndModifyArguments remove(
      Arguments arguments, BsonDocument filter, WriteTerms terms) {
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
    if (arguments.has("metadata")) {
      throw wrong("Cannot specify both metadata and remove=true; a delete writes no document");
    }
    Unsupported.refuse(arguments, "arrayFilters");
    return new Remove(
        terms.ahead(
            arguments,
            (rules, context) -> {
              DeleteStatement statement = DeleteStatement.parse(arguments, filter, false, context);
              return new Shown<>(statement, fields(arguments, statement.filter(), context));
            }));
  }

  private static FindAndModifyArguments modify(
      Arguments arguments, BsonDocument filter, WriteTerms terms) {
    BsonValue update =
        arguments
            .value("update")
            .orElseThrow(() -> wrong("Either an update or remove=true must be specified"));
    UpdateStatement.Source source =
        new UpdateStatement.Source(
            arguments,
            filter,
            new UpdateSource(
                UpdateStatement.checked(arguments, "update", update),
                arguments.documents("arrayFilters"),
                Optional.empty()),
            false,
            arguments.boolOrNumber("upsert", false));
    UpdateStatement.refuseSoftDelete(arguments);
    boolean returnNew = arguments.boolOrNumber("new", false);
    return new Modify(
        terms.ahead(
            arguments,
            (rules, context) -> {
              UpdateStatement statement = UpdateStatement.parse(source, rules, context);
              Projection fields = fields(arguments, statement.filter(), context);
              if (returnNew && fields.isPositional()) {
                throw new CommandException(
                    ErrorCode.BAD_VALUE,
                    "cannot use a positional projection and return the new document");
              }
              return new Shown<>(statement, fields);
            }),
        returnNew);
  }

  private static Projection fields(Arguments arguments, ParsedFilter filter, QueryContext context) {
    return Projection.parse(
        arguments.document("fields").orElseGet(BsonDocument::new), filter.filter(), context);
  }

  private static CommandException wrong(String message) {
    return new CommandException(ErrorCode.FAILED_TO_PARSE, message);
  }
}
