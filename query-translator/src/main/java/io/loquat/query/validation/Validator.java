package io.loquat.query.validation;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.context.QueryContext;
import io.loquat.query.filter.Filter;
import io.loquat.query.filter.Filters;
import io.loquat.query.limit.ValueBounds;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;

/** What the documents of a collection must match. Immutable. */
public final class Validator {
  /** MongoDB's bound for what it says about one document. */
  private static final long DETAILS_BYTES_MAX = 4L * 1024 * 1024;

  private final BsonDocument text;
  private final Filter filter;
  private final QueryContext context;

  private Validator(BsonDocument text, Filter filter, QueryContext context) {
    this.text = text;
    this.filter = filter;
    this.context = context;
  }

  /**
   * Parses the option of a collection.
   *
   * @throws CommandException as {@link Filters#parse} does, and BadValue (2) for what needs an
   *     index or a script
   */
  public static Validator parse(BsonDocument text, QueryContext context) {
    ForbiddenOperators.check(text);
    return new Validator(text, Filters.parseWithoutMeta(text, context), context);
  }

  /** Checks the option alone, as {@link #parse} does. */
  public static void check(BsonDocument text, QueryContext context) {
    if (parse(text, context).text.isEmpty()) {
      throw new CommandException(ErrorCode.BAD_VALUE, "a validator must have conditions");
    }
  }

  /** Whether the document may be written. */
  public boolean accepts(BsonDocument document) {
    return Filters.matches(filter, document);
  }

  /**
   * Which conditions the document does not meet.
   *
   * @param document one that is not accepted
   */
  public BsonDocument explain(BsonDocument document) {
    try {
      BsonDocument details = new Explainer(document, context).explain(text);
      ValueBounds.size("document validation", details, DETAILS_BYTES_MAX);
      return details;
    } catch (CommandException tooMuch) {
      return new BsonDocument("reason", new BsonString(reason(tooMuch)));
    }
  }

  private static String reason(CommandException tooMuch) {
    return tooMuch.code().equals(ErrorCode.EXCEEDED_MEMORY_LIMIT)
            || tooMuch.code().equals(ErrorCode.OVERFLOW)
        ? "the details are too large"
        : "the validator could not be evaluated: " + tooMuch.getMessage();
  }

  /** Whether it holds for one moment only, because its context says what time it is. */
  public boolean namesTime() {
    return namesTime(text);
  }

  private static boolean namesTime(BsonValue value) {
    return switch (value) {
      case BsonString string ->
          string.getValue().startsWith("$$NOW") || string.getValue().startsWith("$$CLUSTER_TIME");
      case BsonDocument document -> document.values().stream().anyMatch(Validator::namesTime);
      case BsonArray array -> array.stream().anyMatch(Validator::namesTime);
      default -> false;
    };
  }

  /** The validator as the client wrote it. */
  public BsonDocument text() {
    return text;
  }
}
