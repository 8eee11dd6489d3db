package io.loquat.commands.index;

import io.loquat.commands.argument.Collations;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.context.QueryContext;
import io.loquat.query.filter.Filters;
import io.loquat.query.operator.ShellText;
import java.util.Set;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonNumber;
import org.bson.BsonType;
import org.bson.BsonValue;

/** The options that an index's description may have, each by itself. Stateless. */
final class IndexOptions {
  private static final Set<String> NAMES =
      Set.of(
          "2dsphereIndexVersion",
          "background",
          "bits",
          "bucketSize",
          "clustered",
          "coarsestIndexedLevel",
          "collation",
          "default_language",
          "dropDups",
          "expireAfterSeconds",
          "finestIndexedLevel",
          "hidden",
          "key",
          "language_override",
          "max",
          "min",
          "name",
          "ns",
          "partialFilterExpression",
          "prepareUnique",
          "sparse",
          "storageEngine",
          "textIndexVersion",
          "unique",
          "v",
          "weights",
          "wildcardProjection",
          "_id");

  private IndexOptions() {}

  static boolean isKnown(String option) {
    return NAMES.contains(option);
  }

  /**
   * The option's value as the catalog keeps it.
   *
   * @throws CommandException TypeMismatch (14), CannotCreateIndex (67) and others
   */
  static BsonValue read(String option, BsonValue value) {
    return switch (option) {
      case "unique", "sparse", "background", "prepareUnique", "dropDups", "clustered" ->
          BsonBoolean.valueOf(truth(option, value));
      case "hidden" -> typed(option, value, BsonType.BOOLEAN);
      case "name", "default_language", "language_override", "ns" ->
          typed(option, value, BsonType.STRING);
      case "key" -> typed(option, value, BsonType.DOCUMENT);
      case "weights" -> weights(value);
      case "collation" -> collation(typed(option, value, BsonType.DOCUMENT).asDocument());
      case "partialFilterExpression" ->
          partialFilter(typed(option, value, BsonType.DOCUMENT).asDocument());
      case "expireAfterSeconds" -> TimeToLive.read(value);
      case "storageEngine" -> storageEngine(value);
      case "v" -> version(value);
      case "bits", "textIndexVersion", "2dsphereIndexVersion" -> whole(option, value);
      case "min", "max", "bucketSize", "coarsestIndexedLevel", "finestIndexedLevel" ->
          number(option, value);
      default -> value;
    };
  }

  private static boolean truth(String option, BsonValue value) {
    return switch (value) {
      case BsonBoolean flag -> flag.getValue();
      case BsonNumber number -> number.doubleValue() != 0;
      default ->
          throw new CommandException(
              ErrorCode.TYPE_MISMATCH,
              "The field '%s' has value %s: %s, which is not convertible to bool"
                  .formatted(option, option, ShellText.of(value)));
    };
  }

  private static BsonValue typed(String option, BsonValue value, BsonType type) {
    if (value.getBsonType() == type) {
      return value;
    }
    throw wrongType(option, value, "a " + ShellText.typeName(type));
  }

  private static BsonValue number(String option, BsonValue value) {
    if (value instanceof BsonNumber) {
      return value;
    }
    throw wrongType(option, value, "a number");
  }

  private static BsonValue whole(String option, BsonValue value) {
    BsonNumber number = number(option, value).asNumber();
    return new BsonInt32(
        (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, number.longValue())));
  }

  private static CommandException wrongType(String option, BsonValue value, String wanted) {
    return new CommandException(
        ErrorCode.TYPE_MISMATCH,
        "The field '%s' must be %s, but got %s"
            .formatted(option, wanted, ShellText.typeName(value)));
  }

  /** With all fields; empty for the simple one. */
  private static BsonValue collation(BsonDocument wanted) {
    if (wanted.isEmpty()) {
      throw new CommandException(
          ErrorCode.BAD_VALUE, "The field 'collation' cannot be an empty object.");
    }
    return Collations.parse(wanted).description();
  }

  private static BsonValue partialFilter(BsonDocument filter) {
    try {
      Filters.checkPartial(Filters.parse(filter, QueryContext.plain()));
    } catch (CommandException problem) {
      // No text index stands behind the filter of an index.
      throw problem.code().equals(ErrorCode.INDEX_NOT_FOUND)
          ? new CommandException(ErrorCode.BAD_VALUE, "$text is not allowed in this context")
          : problem;
    }
    return filter;
  }

  private static BsonValue weights(BsonValue value) {
    return value.isArray() || value.isString() ? value : typed("weights", value, BsonType.DOCUMENT);
  }

  private static BsonValue storageEngine(BsonValue value) {
    BsonDocument engines = typed("storageEngine", value, BsonType.DOCUMENT).asDocument();
    if (engines.isEmpty()) {
      throw new CommandException(
          ErrorCode.CANNOT_CREATE_INDEX,
          "Empty \"storageEngine\" options are invalid. Please remove the field or include valid"
              + " options.");
    }
    return engines;
  }

  private static BsonValue version(BsonValue value) {
    BsonNumber number = number("v", value).asNumber();
    double version = number.doubleValue();
    if (version != Math.rint(version) || Math.abs(version) > Integer.MAX_VALUE) {
      throw new CommandException(
          ErrorCode.BAD_VALUE,
          "Index version must be representable as a 32-bit integer, but got " + version);
    }
    if (version != 1 && version != 2) {
      throw new CommandException(
          ErrorCode.CANNOT_CREATE_INDEX,
          "Invalid index specification; cannot create an index with v=" + (int) version);
    }
    return new BsonInt32((int) version);
  }
}
