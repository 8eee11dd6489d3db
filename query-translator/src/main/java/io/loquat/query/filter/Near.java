package io.loquat.query.filter;

import static io.loquat.query.filter.FilterExamples.refused;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.geo.NearQuery;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.ShellText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * {@code $near} and {@code $nearSphere}: documents in the order of their distance from a point.
 * Only a geospatial index gives that order; where there is none, no plan can be made.
 *
 * <p>It is read together with the operators beside it, which are its own.
 */
record Near(OperatorSpec spec, BsonValue operand, NearQuery query) implements Predicate {
  static final OperatorSpec SPEC = spec("$near", "1.4", "on the plane or the sphere");
  static final OperatorSpec SPHERE_SPEC = spec("$nearSphere", "1.8", "on the sphere");
  static final OperatorSpec GEO_NEAR_SPEC = spec("$geoNear", "2.4", "as $near");

  private static final Map<String, OperatorSpec> BY_NAME =
      Stream.of(SPEC, SPHERE_SPEC, GEO_NEAR_SPEC)
          .collect(Collectors.toMap(OperatorSpec::name, Function.identity()));

  private static OperatorSpec spec(String name, String since, String where) {
    return new OperatorSpec(
        name,
        since,
        "a point, with $minDistance and $maxDistance beside it, or a document of $geometry and"
            + " these",
        "matches no null or missing field",
        List.of(
            ErrorCode.BAD_VALUE,
            ErrorCode.NO_QUERY_EXECUTION_PLANS,
            ErrorCode.location(16893),
            ErrorCode.location(16894),
            ErrorCode.location(16895),
            ErrorCode.location(16896),
            ErrorCode.location(18522),
            ErrorCode.location(34413)),
        "Finds geometries in the order of their distance from a point, " + where + ".",
        List.of(
            refused("{a: {%s: 5}}".formatted(name), ErrorCode.BAD_VALUE),
            refused("{a: {$exists: true, %s: [0, 0]}}".formatted(name), ErrorCode.BAD_VALUE),
            refused(
                "{a: {%s: [0, 0], $maxDistance: -1}}".formatted(name), ErrorCode.location(16896)),
            refused("{$or: [{a: {%s: [0, 0]}}]}".formatted(name), ErrorCode.BAD_VALUE)));
  }

  /** Whether the operators are one of these and its own. */
  static boolean begins(BsonDocument operators) {
    if (operators.isEmpty()) {
      return false;
    }
    Map.Entry<String, BsonValue> first = operators.entrySet().iterator().next();
    return BY_NAME.containsKey(first.getKey()) && NearArguments.mayHold(first.getValue());
  }

  static Predicate parse(BsonDocument operators, Place place) {
    Place here = place.at(operators.getFirstKey());
    if (!here.allowsNear()) {
      throw notAllowed();
    }
    if (here.isBelow(List.of("$or", "$nor", "$not", "$elemMatch"))) {
      throw here.error("geoNear must be top-level expr");
    }
    NearQuery query = new NearArguments(here).parse(operators);
    return new Near(
        BY_NAME.getOrDefault(operators.getFirstKey(), SPEC),
        operators.values().iterator().next(),
        query);
  }

  /** Where the operator does not come first, or has no point. */
  static Predicate refuse(BsonValue operand, Path path, Place place) {
    throw place.error("near must be first in: " + ShellText.of(operand));
  }

  static void checkOnce(Filter filter) {
    if (count(filter) > 1) {
      throw new CommandException(ErrorCode.BAD_VALUE, "Too many geoNear expressions");
    }
  }

  /** The one condition of this kind that a filter has, if it has one. */
  static Optional<NearCondition> within(Filter filter) {
    return switch (filter) {
      case And(List<Filter> filters) ->
          filters.stream().flatMap(part -> within(part).stream()).findFirst();
      case Field(Path path, Near near) -> Optional.of(new NearCondition(path.text(), near.query()));
      default -> Optional.empty();
    };
  }

  /** The filter that {@code $geoNear} stands for. */
  static Filter of(NearCondition condition) {
    return new Field(
        Path.of(condition.path()), new Near(GEO_NEAR_SPEC, new BsonDocument(), condition.query()));
  }

  /** The filter without that condition. */
  static Filter without(Filter filter) {
    return switch (filter) {
      case And(List<Filter> filters) -> Filters.and(filters.stream().map(Near::without).toList());
      case Field(_, Near _) -> new Filter.All();
      default -> filter;
    };
  }

  static CommandException notAllowed() {
    return new CommandException(
        ErrorCode.location(5626500),
        "$geoNear, $near, and $nearSphere are not allowed in this context");
  }

  private static int count(Filter filter) {
    return switch (filter) {
      case And(List<Filter> filters) -> filters.stream().mapToInt(Near::count).sum();
      case Field(_, Near _) -> 1;
      default -> 0;
    };
  }

  /** What an index has found is a match all the same: a change may have moved it meanwhile. */
  @Override
  public boolean matches(Path path, BsonDocument document) {
    return new NearCondition(path.text(), query)
        .nearest(document)
        .filter(found -> query.accepts(found.distance()))
        .isPresent();
  }

  @Override
  public SqlCondition toSql(FieldSql field) {
    throw noIndex();
  }

  static CommandException noIndex() {
    return new CommandException(
        ErrorCode.NO_QUERY_EXECUTION_PLANS,
        "error processing query: planner returned error :: caused by :: unable to find index for"
            + " $geoNear query");
  }
}
