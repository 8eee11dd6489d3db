package io.loquat.query.filter;

import static io.loquat.model.ErrorCode.location;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.geo.Geometry;
import io.loquat.query.geo.InvalidGeometry;
import io.loquat.query.geo.NearQuery;
import io.loquat.query.operator.ShellText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonNumber;
import org.bson.BsonValue;

/**
 * Reads what {@code $near} and {@code $nearSphere} are given. Immutable.
 *
 * <p>There are two forms: a point with distances beside the operator, all with codes of their own,
 * and a document of {@code $geometry} and distances. What is not of the first form must be of the
 * second.
 */
record NearArguments(Place place) {
  private static final String MIN_DISTANCE = "$minDistance";
  private static final String MAX_DISTANCE = "$maxDistance";
  private static final String SPHERE = "$nearSphere";

  /** Whether the value is of a type that a point has. */
  static boolean mayHold(BsonValue value) {
    return value.isDocument() || value.isArray();
  }

  NearQuery parse(BsonDocument operators) {
    return pointForm(operators).orElseGet(() -> geometryForm(operators));
  }

  private Optional<NearQuery> pointForm(BsonDocument operators) {
    Optional<NearQuery> point = Optional.empty();
    double least = 0;
    double greatest = Double.POSITIVE_INFINITY;
    for (Map.Entry<String, BsonValue> operator : operators.entrySet()) {
      BsonValue value = operator.getValue();
      switch (operator.getKey()) {
        case "$near", SPHERE, "$geoNear" ->
            point = point(operator.getKey().equals(SPHERE), value).or(latest(point));
        case MIN_DISTANCE ->
            least = distance(MIN_DISTANCE, value, location(16893), location(16894));
        case MAX_DISTANCE ->
            greatest = distance(MAX_DISTANCE, value, location(16895), location(16896));
        case "$uniqueDocs" -> {}
        default -> throw unknown(location(34413), operator.getKey());
      }
    }
    double min = least;
    double max = greatest;
    return point.map(query -> query.between(min, max));
  }

  private static Supplier<Optional<NearQuery>> latest(Optional<NearQuery> point) {
    return () -> point;
  }

  private Optional<NearQuery> point(boolean onSphere, BsonValue value) {
    if (!mayHold(value)) {
      return Optional.empty();
    }
    try {
      return Optional.of(checked(NearQuery.from(value, onSphere)));
    } catch (InvalidGeometry notTwoNumbers) {
      return pointWithDistance(onSphere, value);
    }
  }

  private NearQuery checked(NearQuery query) {
    if (!query.isPossible()) {
      throw place.error("Legacy point is out of bounds for spherical query");
    }
    return query;
  }

  /** Three numbers are a point and the greatest distance. */
  private Optional<NearQuery> pointWithDistance(boolean onSphere, BsonValue value) {
    BsonArray numbers =
        value.isArray() ? value.asArray() : new BsonArray(List.copyOf(value.asDocument().values()));
    if (numbers.size() != 3 || !numbers.stream().allMatch(BsonNumber.class::isInstance)) {
      return Optional.empty();
    }
    double greatest = numbers.getLast().asNumber().doubleValue();
    if (!(greatest >= 0)) {
      throw place.error(location(18522), "max distance must be non-negative");
    }
    try {
      BsonArray point = new BsonArray(numbers.subList(0, 2));
      return Optional.of(checked(NearQuery.from(point, onSphere)).between(0, greatest));
    } catch (InvalidGeometry infinite) {
      throw place.error(infinite.reason());
    }
  }

  private double distance(String name, BsonValue value, ErrorCode notANumber, ErrorCode negative) {
    if (!(value instanceof BsonNumber distance)) {
      throw place.error(notANumber, name + " must be a number");
    }
    if (!(distance.doubleValue() >= 0)) {
      throw place.error(negative, name + " must be non-negative");
    }
    return distance.doubleValue();
  }

  private NearQuery geometryForm(BsonDocument operators) {
    if (operators.size() > 1) {
      throw place.error(
          "geo near accepts just one argument when querying for a GeoJSON point. Extra field found:"
              + " "
              + ShellText.of(operators));
    }
    BsonValue argument = operators.values().iterator().next();
    if (!(argument instanceof BsonDocument fields)) {
      throw argument.asArray().isEmpty() ? noGeometry() : unknown(ErrorCode.BAD_VALUE, "0");
    }
    return fields(fields, operators.getFirstKey().equals(SPHERE));
  }

  private NearQuery fields(BsonDocument fields, boolean onSphere) {
    Optional<NearQuery> point = Optional.empty();
    double least = 0;
    double greatest = Double.POSITIVE_INFINITY;
    for (Map.Entry<String, BsonValue> field : fields.entrySet()) {
      BsonValue value = field.getValue();
      switch (field.getKey()) {
        case "$geometry" -> point = geometry(value, onSphere).or(latest(point));
        case MIN_DISTANCE -> least = finite(MIN_DISTANCE, value);
        case MAX_DISTANCE -> greatest = finite(MAX_DISTANCE, value);
        default -> throw unknown(ErrorCode.BAD_VALUE, field.getKey());
      }
    }
    return point.orElseThrow(this::noGeometry).between(least, greatest);
  }

  private Optional<NearQuery> geometry(BsonValue value, boolean onSphere) {
    if (!mayHold(value)) {
      return Optional.empty();
    }
    NearQuery query;
    try {
      query = NearQuery.from(value, onSphere);
    } catch (InvalidGeometry invalid) {
      throw place.error(
          "invalid point in geo near query $geometry argument: "
              + ShellText.of(value)
              + "  "
              + invalid.reason());
    }
    if (Geometry.isPair(value)) {
      throw place.error("$near requires geojson point, given " + ShellText.of(value));
    }
    return Optional.of(query);
  }

  private double finite(String name, BsonValue value) {
    double distance = distance(name, value, ErrorCode.BAD_VALUE, ErrorCode.BAD_VALUE);
    if (Double.isInfinite(distance)) {
      throw place.error(name + " must be non-negative");
    }
    return distance;
  }

  private CommandException noGeometry() {
    return place.error("$geometry is required for geo near query");
  }

  private CommandException unknown(ErrorCode code, String name) {
    return place.error(code, "invalid argument in geo near query: " + name);
  }
}
