package io.loquat.query.filter;

import static io.loquat.model.ErrorCode.location;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.geo.Geometry;
import io.loquat.query.geo.InvalidGeometry;
import io.loquat.query.operator.ShellText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonNumber;
import org.bson.BsonValue;

/**
 * Checks what {@code $near} and {@code $nearSphere} are given. Immutable.
 *
 * <p>There are two forms: a point with distances beside the operator, all with codes of their own,
 * and a document of {@code $geometry} and distances. What is not of the first form must be of the
 * second.
 */
record NearArguments(Place place) {
  private static final String MIN_DISTANCE = "$minDistance";
  private static final String MAX_DISTANCE = "$maxDistance";

  /** Whether the value is of a type that a point has. */
  static boolean mayHold(BsonValue value) {
    return value.isDocument() || value.isArray();
  }

  void check(BsonDocument operators) {
    if (!isPointForm(operators)) {
      checkGeometryForm(operators);
    }
  }

  private boolean isPointForm(BsonDocument operators) {
    boolean found = false;
    for (Map.Entry<String, BsonValue> operator : operators.entrySet()) {
      BsonValue value = operator.getValue();
      switch (operator.getKey()) {
        case "$near", "$nearSphere", "$geoNear" -> found |= isPoint(operator.getKey(), value);
        case MIN_DISTANCE -> checkDistance(MIN_DISTANCE, value, location(16893), location(16894));
        case MAX_DISTANCE -> checkDistance(MAX_DISTANCE, value, location(16895), location(16896));
        case "$uniqueDocs" -> {}
        default -> throw unknown(location(34413), operator.getKey());
      }
    }
    return found;
  }

  private boolean isPoint(String name, BsonValue value) {
    if (!mayHold(value)) {
      return false;
    }
    Optional<Geometry> point = point(value);
    point.ifPresent(geometry -> checkOnSphere(name, geometry));
    return point.isPresent();
  }

  private void checkOnSphere(String name, Geometry point) {
    if (name.equals("$nearSphere") && !point.isOnSphere()) {
      throw place.error("Legacy point is out of bounds for spherical query");
    }
  }

  private Optional<Geometry> point(BsonValue value) {
    try {
      return Optional.of(Geometry.ofQueryPoint(value));
    } catch (InvalidGeometry notTwoNumbers) {
      return pointWithDistance(value);
    }
  }

  /** Three numbers are a point and the greatest distance. */
  private Optional<Geometry> pointWithDistance(BsonValue value) {
    BsonArray numbers =
        value.isArray() ? value.asArray() : new BsonArray(List.copyOf(value.asDocument().values()));
    if (numbers.size() != 3 || !numbers.stream().allMatch(BsonNumber.class::isInstance)) {
      return Optional.empty();
    }
    if (!(numbers.getLast().asNumber().doubleValue() >= 0)) {
      throw place.error(location(18522), "max distance must be non-negative");
    }
    try {
      return Optional.of(Geometry.ofQueryPoint(new BsonArray(numbers.subList(0, 2))));
    } catch (InvalidGeometry infinite) {
      throw place.error(infinite.reason());
    }
  }

  private void checkDistance(
      String name, BsonValue value, ErrorCode notANumber, ErrorCode negative) {
    if (!(value instanceof BsonNumber distance)) {
      throw place.error(notANumber, name + " must be a number");
    }
    if (!(distance.doubleValue() >= 0)) {
      throw place.error(negative, name + " must be non-negative");
    }
  }

  private void checkGeometryForm(BsonDocument operators) {
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
    boolean found = false;
    for (Map.Entry<String, BsonValue> field : fields.entrySet()) {
      found |= isGeometry(field.getKey(), field.getValue());
    }
    if (!found) {
      throw noGeometry();
    }
  }

  private boolean isGeometry(String name, BsonValue value) {
    switch (name) {
      case "$geometry" -> {
        checkPoint(value);
        return mayHold(value);
      }
      case MIN_DISTANCE, MAX_DISTANCE -> checkFinite(name, value);
      default -> throw unknown(ErrorCode.BAD_VALUE, name);
    }
    return false;
  }

  private void checkPoint(BsonValue value) {
    if (!mayHold(value)) {
      return;
    }
    try {
      Geometry.ofQueryPoint(value);
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
  }

  private void checkFinite(String name, BsonValue value) {
    checkDistance(name, value, ErrorCode.BAD_VALUE, ErrorCode.BAD_VALUE);
    if (Double.isInfinite(value.asNumber().doubleValue())) {
      throw place.error(name + " must be non-negative");
    }
  }

  private CommandException noGeometry() {
    return place.error("$geometry is required for geo near query");
  }

  private CommandException unknown(ErrorCode code, String name) {
    return place.error(code, "invalid argument in geo near query: " + name);
  }
}
