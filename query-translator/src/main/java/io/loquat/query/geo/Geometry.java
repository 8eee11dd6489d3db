package io.loquat.query.geo;

import io.loquat.query.operator.ShellText;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bson.BsonNumber;
import org.bson.BsonValue;

/**
 * A geometry as a document stores it or a query names it. Immutable.
 *
 * @param flat the point on the plane, if it is one point
 * @param parts what it is made of on the sphere; empty for a pair of numbers that is no longitude
 *     and latitude
 */
public record Geometry(Optional<Position> flat, List<Part> parts) {
  /** No point at all. */
  static final Geometry NOWHERE = new Geometry(Optional.empty(), List.of());

  public Geometry {
    parts = List.copyOf(parts);
  }

  /**
   * Reads a stored value: GeoJSON, or an array or document that begins with two numbers. Empty if
   * it is no geometry, or a big polygon, which only queries may have.
   */
  public static Optional<Geometry> ofStored(BsonValue value) {
    if (!value.isArray() && !value.isDocument()) {
      return Optional.empty();
    }
    try {
      return Optional.of(parseStored(value)).filter(geometry -> !geometry.isBig());
    } catch (InvalidGeometry invalid) {
      return Optional.empty();
    }
  }

  /**
   * Reads a stored value that must lie on the sphere: to be indexed there.
   *
   * @throws InvalidGeometry if it does not
   */
  public static Geometry ofStoredOnSphere(BsonValue value) throws InvalidGeometry {
    if (!value.isArray() && !value.isDocument()) {
      throw new InvalidGeometry("geo element must be an array or object: " + ShellText.of(value));
    }
    Geometry geometry = parseStored(value);
    if (geometry.isBig()) {
      throw new InvalidGeometry("can't index geometry with strict winding order");
    }
    if (!geometry.isOnSphere()) {
      throw new InvalidGeometry(
          "can't project geometry into spherical CRS: " + ShellText.of(value));
    }
    return geometry;
  }

  private static Geometry parseStored(BsonValue value) throws InvalidGeometry {
    return isPair(value)
        ? ofPosition(Position.ofFirstTwo(value))
        : GeoJson.parse(value.asDocument());
  }

  private boolean isBig() {
    return parts.stream().anyMatch(Part.Big.class::isInstance);
  }

  /**
   * Reads the {@code $geometry} of a query: GeoJSON, or two numbers.
   *
   * @throws InvalidGeometry if it is neither
   */
  public static Geometry ofQuery(BsonValue value) throws InvalidGeometry {
    return isPair(value) ? ofPosition(Position.ofTwo(value)) : GeoJson.parse(value.asDocument());
  }

  /**
   * Reads the point that distances are measured from: a GeoJSON point, or two numbers.
   *
   * @throws InvalidGeometry if it is neither
   */
  public static Geometry ofQueryPoint(BsonValue value) throws InvalidGeometry {
    return isPair(value) ? ofPosition(Position.ofTwo(value)) : GeoJson.point(value.asDocument());
  }

  /** Whether a value is meant as a pair of numbers, and not as GeoJSON. */
  public static boolean isPair(BsonValue value) {
    if (!value.isDocument()) {
      return true;
    }
    Collection<BsonValue> values = value.asDocument().values();
    return !values.isEmpty() && values.iterator().next() instanceof BsonNumber;
  }

  private static Geometry ofPosition(Position position) throws InvalidGeometry {
    return new Geometry(
        Optional.of(position),
        position.isOnSphere() ? List.of(Part.Point.of(position)) : List.of());
  }

  /** Whether it is anywhere on the sphere. */
  public boolean isOnSphere() {
    return !parts.isEmpty();
  }

  /** Whether the two have a point in common on the sphere. */
  public boolean intersects(Geometry other) {
    return parts.stream()
        .anyMatch(part -> other.parts.stream().anyMatch(against -> part.intersects(against)));
  }
}
