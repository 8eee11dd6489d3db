package io.loquat.commands.write;

import io.loquat.commands.CommandContext;
import io.loquat.commands.argument.Arguments;
import io.loquat.commands.argument.Hint;
import io.loquat.commands.argument.Unsupported;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.SystemFields;
import io.loquat.query.context.QueryContext;
import io.loquat.query.projection.Projection;
import io.loquat.query.sort.Sort;
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
  /** The document is deleted; the reply carries it as it was. */
  record Remove(ParsedFilter filter, Optional<Sort> sort, Projection fields)
      implements FindAndModifyArguments {

    BsonDocument run(WriteTransaction transaction, DeleteWork work) {
      var outcome = work.apply(transaction, filter.orThrow(), false, sort, true);
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

  static FindAndModifyArguments read(CommandContext command, SystemFields likely) {
    Arguments arguments = command.arguments();
    QueryContext context = command.queryContext();
    Unsupported.refuse(arguments, "let");
    Unsupported.refuseCollation(arguments);
    Hint.read(arguments);
    BsonDocument filter = arguments.document("query").orElseGet(BsonDocument::new);
    Optional<Sort> sort =
        arguments
            .document("sort")
            .map(order -> Sort.parse(order, context))
            .filter(order -> !order.isEmpty());
    return arguments.boolOrNumber("remove", false)
        ? remove(arguments, filter, sort, context)
        : modify(arguments, filter, sort, likely, context);
  }

  private static FindAndModifyArguments remove(
      Arguments arguments, BsonDocument filter, Optional<Sort> sort, QueryContext context) {
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
    ParsedFilter parsed = ParsedFilter.forDelete(arguments, filter, context);
    return new Remove(parsed, sort, fields(arguments, parsed, context));
  }

  private static FindAndModifyArguments modify(
      Arguments arguments,
      BsonDocument filter,
      Optional<Sort> sort,
      SystemFields likely,
      QueryContext context) {
    BsonValue update =
        arguments
            .value("update")
            .orElseThrow(() -> wrong("Either an update or remove=true must be specified"));
    UpdateStatement.refuseSoftDelete(arguments);
    boolean upsert = arguments.boolOrNumber("upsert", false);
    UpdateStatement statement =
        new UpdateStatement(
            ParsedFilter.forUpdate(arguments, filter, upsert, context),
            UpdateStatement.update(arguments, "update", update, likely, context),
            false,
            upsert,
            sort,
            arguments.document("metadata"));
    Projection fields = fields(arguments, statement.filter(), context);
    boolean returnNew = arguments.boolOrNumber("new", false);
    if (returnNew && fields.isPositional()) {
      throw new CommandException(
          ErrorCode.BAD_VALUE, "cannot use a positional projection and return the new document");
    }
    return new Modify(statement, returnNew, fields);
  }

  /** A wrong filter is reported when the command runs, and then nothing is projected. */
  private static Projection fields(Arguments arguments, ParsedFilter filter, QueryContext context) {
    BsonDocument fields = arguments.document("fields").orElseGet(BsonDocument::new);
    return switch (filter) {
      case ParsedFilter.Parsed parsed -> Projection.parse(fields, parsed.filter(), context);
      case ParsedFilter.Wrong _ -> Projection.parse(new BsonDocument(), context);
    };
  }

  private static CommandException wrong(String message) {
    return new CommandException(ErrorCode.FAILED_TO_PARSE, message);
  }
}
