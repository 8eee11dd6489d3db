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
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonNumber;
import org.bson.BsonString;
import org.bson.BsonValue;

/** Reads the argument of {@code $geoNear}. Confined to one parse. */
final class GeoNearParser {
  private static final int KEY_NAMES_MAX = 180;

  /** Options that once were, in the order in which they are looked for. */
  private static final List<Gone> GONE =
      List.of(
          new Gone(
              "collation",
              40227,
              "$geoNear does not accept the 'collation' parameter. Instead, specify a collation for"
                  + " the entire aggregation command."),
          new Gone(
              "limit",
              50858,
              "$geoNear no longer supports the 'limit' parameter. Use a $limit stage instead."),
          new Gone(
              "num",
              50857,
              "$geoNear no longer supports the 'num' parameter. Use a $limit stage instead."),
          new Gone("start", 50856, "$geoNear no longer supports the 'start' argument."));

  private final QueryContext context;
  private Optional<Expression> near = Optional.empty();
  private Optional<String> key = Optional.empty();
  private Optional<Expression> minDistance = Optional.empty();
  private Optional<Expression> maxDistance = Optional.empty();
  private Filter rest = new Filter.All();
  private boolean spherical;
  private Optional<List<String>> distanceField = Optional.empty();
  private double multiplier = 1;
  private Optional<List<String>> includeLocs = Optional.empty();

  /** An option that MongoDB refuses with words of its own. */
  private record Gone(String name, int code, String message) {}

  private GeoNearParser(QueryContext context) {
    this.context = context;
  }

  static GeoNear parse(BsonValue argument, QueryContext context) {
    BsonDocument options = options(argument);
    GONE.forEach(
        gone -> {
          if (options.containsKey(gone.name())) {
            throw failure(ErrorCode.location(gone.code()), gone.message());
          }
        });
    if (!options.containsKey("near")) {
      throw failure(ErrorCode.location(5860400), "$geoNear requires a 'near' argument");
    }
    GeoNearParser parser = new GeoNearParser(context);
    options.forEach(parser::option);
    return parser.build();
  }

  /** An array is taken as a document of its elements, in which nothing has the right name. */
  private static BsonDocument options(BsonValue argument) {
    return switch (argument) {
      case BsonDocument options -> options;
      case BsonArray _ -> new BsonDocument();
      default ->
          throw failure(
              ErrorCode.location(10065), "invalid parameter: expected an object ($geoNear)");
    };
  }

  private void option(String name, BsonValue value) {
    switch (name) {
      case "near" -> near = Optional.of(Expressions.parse(value, context));
      case "distanceField" ->
          distanceField = Optional.of(path(value, 16606, "that the 'distanceField'"));
      case "includeLocs" -> includeLocs = Optional.of(path(value, 16607, "that 'includeLocs'"));
      case "minDistance" -> minDistance = Optional.of(Expressions.parse(value, context));
      case "maxDistance" -> maxDistance = Optional.of(Expressions.parse(value, context));
      case "query" -> rest = query(value);
      case "spherical" -> spherical = Truth.of(value);
      case "distanceMultiplier" -> multiplier = multiplier(value);
      case "key" -> key = Optional.of(key(value));
      case "uniqueDocs" -> {}
      default -> throw failure(ErrorCode.BAD_VALUE, "Unknown argument to $geoNear: " + name);
    }
  }

  private static List<String> path(BsonValue value, int code, String what) {
    if (value instanceof BsonString text) {
      return AggregationPath.parse(text.getValue()).parts();
    }
    throw failure(ErrorCode.location(code), "$geoNear requires " + what + " option is a String");
  }

  /** The number of an expression that is one whatever the document. */
  private static OptionalDouble distance(String name, Optional<Expression> given, int code) {
    if (given.isEmpty()) {
      return OptionalDouble.empty();
    }
    String wanted = "$geoNear requires $" + name + " to evaluate to a ";
    if (!(given.get() instanceof Expression.Constant(BsonValue constant))) {
      throw failure(ErrorCode.location(code), wanted + "constant number");
    }
    if (!(constant instanceof BsonNumber number)) {
      throw failure(ErrorCode.TYPE_MISMATCH, wanted + "number");
    }
    if (!(number.doubleValue() >= 0)) {
      throw failure(ErrorCode.BAD_VALUE, name + " must be nonnegative");
    }
    return OptionalDouble.of(number.doubleValue());
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
    if (!(near.orElseThrow() instanceof Expression.Constant(BsonValue point))) {
      throw failure(ErrorCode.location(5860402), "$geoNear requires a constant near argument");
    }
    if (!point.isArray() && !point.isDocument()) {
      throw failure(
          ErrorCode.location(5860401),
          "$geoNear requires near argument to be a GeoJSON object or a legacy point(array)");
    }
    return new GeoNear(key, near(point), rest, distanceField, multiplier, includeLocs);
  }

  /** The same as {@code $near} would read it, so that the same points and forms are allowed. */
  private NearQuery near(BsonValue point) {
    BsonDocument operators = new BsonDocument(spherical ? "$nearSphere" : "$near", point);
    distance("minDistance", minDistance, 7555701)
        .ifPresent(least -> operators.append("$minDistance", new BsonDouble(least)));
    distance("maxDistance", maxDistance, 7555702)
        .ifPresent(most -> operators.append("$maxDistance", new BsonDouble(most)));
    Filter filter = Filters.parse(new BsonDocument("near", operators), context);
    return Filters.near(filter).orElseThrow().query();
  }

  private static CommandException failure(ErrorCode code, String message) {
    return new CommandException(code, message);
  }
}
