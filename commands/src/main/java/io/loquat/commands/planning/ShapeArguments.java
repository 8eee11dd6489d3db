package io.loquat.commands.planning;

import io.loquat.commands.argument.Collations;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.context.QueryContext;
import io.loquat.query.filter.Filter;
import io.loquat.query.filter.Filters;
import io.loquat.query.projection.Projection;
import io.loquat.query.sort.Sort;
import io.loquat.store.PlanCacheControl;
import io.loquat.store.QueryForm;
import java.util.Optional;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * The arguments that say which queries are meant: {@code query}, {@code sort}, {@code projection}
 * and {@code collation}, as the client wrote them. Immutable.
 *
 * @param collation empty if none is named
 */
record ShapeArguments(
    BsonDocument query, BsonDocument sort, BsonDocument projection, BsonDocument collation) {

  /**
   * Reads and checks them.
   *
   * @throws CommandException BadValue (2), and what parsing them gives
   */
  static ShapeArguments read(BsonDocument body) {
    BsonValue query = body.get("query");
    if (query == null) {
      throw bad("required field query missing");
    }
    ShapeArguments arguments =
        new ShapeArguments(
            document("query", query),
            optional(body, "sort"),
            optional(body, "projection"),
            collation(body));
    arguments.filter();
    Sort.parse(arguments.sort, arguments.context());
    Projection.parse(arguments.projection, arguments.context());
    return arguments;
  }

  /**
   * The same where leaving all of them out means all queries.
   *
   * @throws CommandException BadValue (2) if the query is missing, and others are there
   */
  static Optional<ShapeArguments> readOptional(BsonDocument body) {
    if (body.containsKey("query")) {
      return Optional.of(read(body));
    }
    if (body.containsKey("sort")
        || body.containsKey("projection")
        || body.containsKey("collation")) {
      throw bad("sort, projection, or collation provided without query");
    }
    return Optional.empty();
  }

  private static BsonDocument optional(BsonDocument body, String field) {
    BsonValue value = body.get(field);
    return value == null ? new BsonDocument() : document(field, value);
  }

  /** An array counts as the document of its offsets, as in all of MongoDB. */
  private static BsonDocument document(String field, BsonValue value) {
    return switch (value) {
      case BsonDocument document -> document;
      case BsonArray array -> {
        BsonDocument fields = new BsonDocument();
        for (int i = 0; i < array.size(); i++) {
          fields.append(Integer.toString(i), array.get(i));
        }
        yield fields;
      }
      default -> throw bad("optional field " + field + " must be an object");
    };
  }

  private static BsonDocument collation(BsonDocument body) {
    BsonValue value = body.get("collation");
    if (value == null) {
      return new BsonDocument();
    }
    BsonDocument collation = document("collation", value);
    if (collation.isEmpty()) {
      throw bad("optional field collation cannot be an empty object");
    }
    return Collations.parse(collation).description();
  }

  private QueryContext context() {
    return collation.isEmpty()
        ? QueryContext.plain()
        : QueryContext.plain().withTexts(Collations.parse(collation).texts());
  }

  private Filter filter() {
    return Filters.parse(query, context());
  }

  /** What the planner calls the shape, which knows no projection and no collation. */
  String shape() {
    return PlanCacheControl.shape(filter(), order());
  }

  private Optional<Sort> order() {
    return Optional.of(Sort.parse(sort, context())).filter(parsed -> !parsed.isEmpty());
  }

  /** The same text for queries that differ in values alone. */
  String key() {
    return PlanCacheControl.key(filter(), order(), new QueryForm(projection, collation));
  }

  /** As {@code planCacheListFilters} shows it. */
  BsonDocument describe() {
    BsonDocument shown =
        new BsonDocument("query", query).append("sort", sort).append("projection", projection);
    if (!collation.isEmpty()) {
      shown.append("collation", collation);
    }
    // A copy, since a document as it came in holds on to the request's bytes.
    return shown.clone();
  }

  private static CommandException bad(String why) {
    return new CommandException(ErrorCode.BAD_VALUE, why);
  }
}
