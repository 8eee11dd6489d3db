package io.loquat.query.geo;

import io.loquat.query.operator.ShellText;
import java.util.Iterator;
import org.bson.BsonValue;

/** Reads the shapes of queries. Stateless. */
public final class Shapes {
  private static final String GEOMETRY = "$geometry";

  private Shapes() {}

  /**
   * A shape of {@code $geoWithin}.
   *
   * @param name such as {@code $box}
   * @throws InvalidGeometry if there is no such shape, the value is none, or it has no inside
   */
  public static Area area(String name, BsonValue value) throws InvalidGeometry {
    checkHoldsValues(name, value);
    return switch (name) {
      case "$box" -> Box.parse(values(value));
      case "$center" -> Circle.parse(values(value));
      case "$centerSphere" -> Cap.parse(values(value));
      case "$polygon" -> FlatPolygon.parse(values(value));
      case GEOMETRY -> Area.Spherical.of(Geometry.ofQuery(value));
      default -> throw unknown(name, value);
    };
  }

  /**
   * The shape of {@code $geoIntersects}.
   *
   * @param name such as {@code $geometry}
   * @throws InvalidGeometry if there is no such shape, the value is none, or it does not lie on the
   *     sphere
   */
  public static Geometry onSphere(String name, BsonValue value) throws InvalidGeometry {
    checkHoldsValues(name, value);
    if (name.equals(GEOMETRY)) {
      return checkedOnSphere(Geometry.ofQuery(value));
    }
    if (area(name, value) instanceof Cap) {
      // MongoDB accepts it, and finds nothing.
      return Geometry.NOWHERE;
    }
    throw unfit();
  }

  private static Geometry checkedOnSphere(Geometry geometry) throws InvalidGeometry {
    if (geometry.isOnSphere()) {
      return geometry;
    }
    throw unfit();
  }

  private static void checkHoldsValues(String name, BsonValue value) throws InvalidGeometry {
    if (!value.isArray() && !value.isDocument()) {
      throw unknown(name, value);
    }
  }

  private static Iterator<BsonValue> values(BsonValue value) {
    return value.isArray() ? value.asArray().iterator() : value.asDocument().values().iterator();
  }

  private static InvalidGeometry unfit() {
    return new InvalidGeometry("$geoIntersect not supported with provided geometry");
  }

  private static InvalidGeometry unknown(String name, BsonValue value) {
    return new InvalidGeometry("unknown geo specifier: " + name + ": " + ShellText.of(value));
  }
}
