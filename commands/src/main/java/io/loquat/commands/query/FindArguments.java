package io.loquat.commands.query;

import io.loquat.commands.CommandContext;
import io.loquat.commands.argument.Arguments;
import io.loquat.commands.argument.FilterArgument;
import io.loquat.commands.argument.Hint;
import io.loquat.commands.argument.Unsupported;
import io.loquat.commands.cursor.CursorReply;
import io.loquat.model.Namespace;
import io.loquat.query.context.QueryContext;
import io.loquat.query.filter.Filter;
import io.loquat.query.filter.Filters;
import io.loquat.query.projection.Projection;
import io.loquat.query.sort.Sort;
import io.loquat.store.FindQuery;
import io.loquat.store.Store.Deadline;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonValue;

/**
 * The arguments of {@code find}. Filter, sort and projection are not parsed yet. Immutable.
 *
 * @param skip 0 for none
 * @param limit 0 for none
 */
record FindArguments(
    Namespace namespace,
    BsonDocument filter,
    BsonDocument sort,
    BsonDocument projection,
    Hint hint,
    long skip,
    long limit,
    int batchSize,
    boolean singleBatch,
    boolean noCursorTimeout,
    QueryContext context) {

  static FindArguments read(CommandContext command) {
    Arguments arguments = command.arguments();
    Unsupported.refuse(
        arguments,
        "min",
        "max",
        "returnKey",
        "showRecordId",
        "tailable",
        "awaitData",
        "let",
        "term",
        "resumeAfter",
        "startAt",
        "requestResumeToken");
    Unsupported.refuseCollation(arguments);
    arguments.bool("allowDiskUse");
    arguments.bool("allowPartialResults");
    return new FindArguments(
        command.namespace(),
        arguments.documentNotNull("filter").orElseGet(BsonDocument::new),
        arguments.document("sort").orElseGet(BsonDocument::new),
        arguments.document("projection").orElseGet(BsonDocument::new),
        Hint.read(arguments),
        arguments.wholeNumberNotNegative("skip", 0),
        arguments.wholeNumberNotNegative("limit", 0),
        batchSize(arguments, CursorReply.FIRST_BATCH_DEFAULT),
        arguments.bool("singleBatch"),
        arguments.bool("noCursorTimeout"),
        command.queryContext());
  }

  static int batchSize(Arguments arguments, int otherwise) {
    return (int)
        Math.min(Integer.MAX_VALUE, arguments.wholeNumberNotNegative("batchSize", otherwise));
  }

  /** The {@code _id} that is all the filter asks for, if a point read can answer the command. */
  Optional<BsonValue> pointReadId() {
    if (filter.size() != 1 || skip > 0 || batchSize == 0 || !sort.isEmpty() || isNaturalHint()) {
      return Optional.empty();
    }
    BsonValue id = filter.get("_id");
    return id == null || !isPlain(id) ? Optional.empty() : Optional.of(id);
  }

  // Documents may hold operators, arrays and regular expressions match elements and texts.
  private static boolean isPlain(BsonValue id) {
    return switch (id.getBsonType()) {
      case DOCUMENT, ARRAY, REGULAR_EXPRESSION, UNDEFINED, END_OF_DOCUMENT -> false;
      default -> true;
    };
  }

  private boolean isNaturalHint() {
    return hint == Hint.FORWARD || hint == Hint.BACKWARD;
  }

  FilterArgument.Read read() {
    return FilterArgument.forRead(filter, context);
  }

  FindQuery query(FilterArgument.Read read, Projection projected, Deadline deadline) {
    Optional<Sort> order = parsedSort();
    boolean readsMeta =
        Filters.readsMeta(read.filter())
            || order.map(Sort::readsMeta).orElse(false)
            || projected.readsMeta();
    return new FindQuery(
        namespace, read.filter(), read.visibility(), order, skip, limit, deadline, readsMeta);
  }

  private Optional<Sort> parsedSort() {
    BsonDocument order = sort;
    if (sort.isEmpty() && hint == Hint.BACKWARD) {
      order = new BsonDocument("$natural", new BsonInt32(-1));
    }
    return Optional.of(Sort.parse(order, context)).filter(parsed -> !parsed.isEmpty());
  }

  /**
   * @param query what the documents match
   */
  Projection parsedProjection(Filter query) {
    return Projection.parse(projection, query, context);
  }

  /** The projection of a point read, whose filter is parsed only if it may be needed. */
  Projection parsedProjection() {
    return parsedProjection(
        Filters.parse(projection.isEmpty() ? new BsonDocument() : filter, context));
  }

  CursorReply.Wish wish(Deadline deadline) {
    return new CursorReply.Wish(batchSize, singleBatch, noCursorTimeout, deadline);
  }
}
