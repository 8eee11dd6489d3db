package io.loquat.query.pipeline;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.Truth;
import io.loquat.query.context.QueryContext;
import io.loquat.query.expression.Expressions;
import io.loquat.query.expression.tree.AggregationPath;
import io.loquat.query.expression.tree.Expression;
import io.loquat.query.filter.Filter;
import io.loquat.query.filter.Filters;
import io.loquat.query.geo.NearQuery;
import io.loquat.query.operator.ShellText;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonNumber;
import org.bson.BsonString;
import org.bson.BsonValue;

/** Reads the argument of {@code $geoNear}. Confined to one parse. */
final class GeoNearParser {
  private static final int KEY_NAMES_MAX = 180;

  private final QueryContext context;
  private Optional<BsonValue> near = Optional.empty();
  private Optional<String> key = Optional.empty();
  private OptionalDouble minDistance = OptionalDouble.empty();
  private OptionalDouble maxDistance = OptionalDouble.empty();
  private Filter rest = new Filter.All();
  private boolean spherical;
  private Optional<List<String>> distanceField = Optional.empty();
  private double multiplier = 1;
  private Optional<List<String>> includeLocs = Optional.empty();

  private GeoNearParser(QueryContext context) {
    this.context = context;
  }

  static GeoNear parse(BsonValue argument, QueryContext context) {
    if (!(argument instanceof BsonDocument options)) {
      throw failure(ErrorCode.location(10065), "invalid parameter: expected an object ($geoNear)");
    }
    GeoNearParser parser = new GeoNearParser(context);
    options.forEach(parser::option);
    return parser.build();
  }

  private void option(String name, BsonValue value) {
    switch (name) {
      case "near" -> near = Optional.of(constant(name, value, 5860402));
      case "distanceField" -> distanceField = Optional.of(path(name, value, 16606));
      case "includeLocs" -> includeLocs = Optional.of(path(name, value, 16607));
      case "minDistance" -> minDistance = distance(name, value, 7555701);
      case "maxDistance" -> maxDistance = distance(name, value, 7555702);
      case "query" -> rest = query(value);
      case "spherical" -> spherical = Truth.of(value);
      case "distanceMultiplier" -> multiplier = multiplier(value);
      case "key" -> key = Optional.of(key(value));
      case "uniqueDocs" -> {}
      case "limit", "num" ->
          throw failure(
              ErrorCode.location(50858),
              "$geoNear no longer supports the '"
                  + name
                  + "' parameter. Use a $limit stage instead.");
      case "start" ->
          throw failure(
              ErrorCode.location(50856),
              "$geoNear no longer supports the 'start' parameter. Use a $skip stage instead.");
      default -> throw failure(ErrorCode.BAD_VALUE, "Unknown argument to $geoNear: " + name);
    }
  }

  private BsonValue constant(String name, BsonValue value, int code) {
    if (Expressions.parse(value, context) instanceof Expression.Constant(BsonValue constant)) {
      return constant;
    }
    throw failure(ErrorCode.location(code), "$geoNear requires a constant " + name + " argument");
  }

  private static List<String> path(String name, BsonValue value, int code) {
    if (value instanceof BsonString text) {
      return AggregationPath.parse(text.getValue()).parts();
    }
    throw failure(
        ErrorCode.location(code), "$geoNear requires that the '" + name + "' option is a String");
  }

  private OptionalDouble distance(String name, BsonValue value, int code) {
    if (!(constant(name, value, code) instanceof BsonNumber number)) {
      throw failure(ErrorCode.TYPE_MISMATCH, name + " must be a number");
    }
    double distance = number.doubleValue();
    if (!(distance >= 0)) {
      throw failure(ErrorCode.BAD_VALUE, name + " must be non-negative");
    }
    return OptionalDouble.of(distance);
  }

  private Filter query(BsonValue value) {
    if (value instanceof BsonDocument filter) {
      return Filters.parseUnordered(filter, context);
    }
    throw failure(ErrorCode.TYPE_MISMATCH, "query must be an object");
  }

  private static double multiplier(BsonValue value) {
    if (!(value instanceof BsonNumber number)) {
      throw failure(ErrorCode.TYPE_MISMATCH, "distanceMultiplier must be a number");
    }
    if (!(number.doubleValue() >= 0)) {
      throw failure(ErrorCode.BAD_VALUE, "distanceMultiplier must be nonnegative");
    }
    return number.doubleValue();
  }

  private static String key(BsonValue value) {
    if (!(value instanceof BsonString text)) {
      throw failure(
          ErrorCode.TYPE_MISMATCH,
          "$geoNear parameter 'key' must be of type string but found type: "
              + ShellText.typeName(value));
    }
    if (text.getValue().isEmpty()) {
      throw failure(ErrorCode.BAD_VALUE, "$geoNear parameter 'key' cannot be the empty string");
    }
    if (AggregationPath.parse(text.getValue()).parts().size() > KEY_NAMES_MAX) {
      throw failure(
          ErrorCode.location(5729100),
          "FieldPath is too long: at most " + KEY_NAMES_MAX + " names");
    }
    return text.getValue();
  }

  private GeoNear build() {
    BsonValue point =
        near.orElseThrow(
            () -> failure(ErrorCode.location(5860400), "$geoNear requires a 'near' argument"));
    if (!point.isArray() && !point.isDocument()) {
      throw failure(
          ErrorCode.location(5860401),
          "$geoNear requires near argument to be an array or object, but found: "
              + ShellText.typeName(point));
    }
    return new GeoNear(key, near(point), rest, distanceField, multiplier, includeLocs);
  }

  /** The same as {@code $near} would read it, so that the same points and forms are allowed. */
  private NearQuery near(BsonValue point) {
    BsonDocument operators = new BsonDocument(spherical ? "$nearSphere" : "$near", point);
    minDistance.ifPresent(least -> operators.append("$minDistance", new BsonDouble(least)));
    maxDistance.ifPresent(most -> operators.append("$maxDistance", new BsonDouble(most)));
    Filter filter = Filters.parse(new BsonDocument("near", operators), context);
    return Filters.near(filter).orElseThrow().query();
  }

  private static CommandException failure(ErrorCode code, String message) {
    return new CommandException(code, message);
  }
}
