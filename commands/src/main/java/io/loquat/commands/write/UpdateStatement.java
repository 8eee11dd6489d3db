package io.loquat.commands.write;

import io.loquat.commands.argument.Arguments;
import io.loquat.commands.argument.Hint;
import io.loquat.commands.argument.Unsupported;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.SystemFields;
import io.loquat.query.context.QueryContext;
import io.loquat.query.sort.Sort;
import io.loquat.query.update.UpdateSource;
import java.util.Optional;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * One statement of an {@code update} command, or a {@code findAndModify} that updates. Immutable.
 *
 * @param metadata replaces the document's metadata if present
 */
record UpdateStatement(
    ParsedFilter filter,
    ParsedUpdate update,
    boolean multi,
    boolean upsert,
    Optional<Sort> sort,
    Optional<BsonDocument> metadata) {
  private static final Set<String> FIELDS =
      Set.of(
          "q",
          "u",
          "c",
          "multi",
          "upsert",
          "upsertSupplied",
          "collation",
          "arrayFilters",
          "hint",
          "sort",
          "sampleId",
          "allowShardKeyUpdatesWithoutFullShardKeyInQuery",
          "expectedVersion",
          "metadata",
          "softDelete");

  static UpdateStatement read(BsonDocument source, SystemFields likely, QueryContext context) {
    Arguments statement = new Arguments("update.updates", source);
    statement.allowOnly(FIELDS);
    Unsupported.refuse(statement, "upsertSupplied");
    refuseSoftDelete(statement);
    Unsupported.refuseCollation(statement);
    BsonDocument filter = statement.requiredDocument("q");
    boolean multi = statement.bool("multi");
    boolean upsert = statement.bool("upsert");
    Hint.read(statement);
    return new UpdateStatement(
        ParsedFilter.forUpdate(statement, filter, upsert, context),
        update(statement, "u", statement.required("u"), likely, context),
        multi,
        upsert,
        sort(statement, multi, context),
        statement.document("metadata"));
  }

  static void refuseSoftDelete(Arguments statement) {
    if (statement.has("softDelete")) {
      throw new CommandException(
          ErrorCode.BAD_VALUE,
          statement.path("softDelete") + " is only allowed where documents are deleted");
    }
  }

  static ParsedUpdate update(
      Arguments statement,
      String field,
      BsonValue update,
      SystemFields likely,
      QueryContext context) {
    if (!update.isDocument() && !update.isArray()) {
      throw new CommandException(
          ErrorCode.FAILED_TO_PARSE,
          "Update argument '%s' must be either an object or an array"
              .formatted(statement.path(field)));
    }
    UpdateSource source =
        new UpdateSource(update, statement.documents("arrayFilters"), statement.document("c"));
    return new ParsedUpdate(source, likely, context);
  }

  private static Optional<Sort> sort(Arguments statement, boolean multi, QueryContext context) {
    Optional<Sort> sort =
        statement
            .document("sort")
            .map(order -> Sort.parse(order, context))
            .filter(order -> !order.isEmpty());
    if (multi && sort.isPresent()) {
      throw new CommandException(ErrorCode.FAILED_TO_PARSE, "Cannot specify sort with multi=true");
    }
    return sort;
  }
}
