package io.loquat.query.geo;

import com.google.common.geometry.S2LatLng;
import com.google.common.geometry.S2Point;
import io.loquat.query.operator.ShellText;
import java.util.Collection;
import java.util.Iterator;
import org.bson.BsonNumber;
import org.bson.BsonValue;

/**
 * Two coordinates: on the plane, or longitude and latitude in degrees. Immutable.
 *
 * @param x finite
 * @param y finite
 */
record Position(double x, double y) {
  private static final int LONGITUDE_MAX = 180;
  private static final int LATITUDE_MAX = 90;

  /** Reads an array or a document whose values, whatever their names, are two numbers. */
  static Position ofTwo(BsonValue value) throws InvalidGeometry {
    Iterator<BsonValue> values = values(value).iterator();
    Position position = next(values);
    if (values.hasNext()) {
      throw new InvalidGeometry("Point must only contain two numeric elements");
    }
    return position;
  }

  /** Reads an array or a document that begins with two numbers; what follows is ignored. */
  static Position ofFirstTwo(BsonValue value) throws InvalidGeometry {
    return next(values(value).iterator());
  }

  private static Collection<BsonValue> values(BsonValue value) throws InvalidGeometry {
    if (value.isArray()) {
      return value.asArray();
    }
    if (value.isDocument()) {
      return value.asDocument().values();
    }
    throw new InvalidGeometry(
        "Point must be an array or object, instead got type " + ShellText.typeName(value));
  }

  private static Position next(Iterator<BsonValue> values) throws InvalidGeometry {
    Position position = new Position(number(values), number(values));
    if (!Double.isFinite(position.x) || !Double.isFinite(position.y)) {
      throw new InvalidGeometry("Point coordinates must be finite numbers");
    }
    return position;
  }

  private static double number(Iterator<BsonValue> values) throws InvalidGeometry {
    if (!values.hasNext()) {
      throw new InvalidGeometry(
          "Point must only contain numeric elements, instead got type missing");
    }
    BsonValue value = values.next();
    if (value instanceof BsonNumber number) {
      return number.doubleValue();
    }
    throw new InvalidGeometry(
        "Point must only contain numeric elements, instead got type " + ShellText.typeName(value));
  }

  /** Whether the two are one place; zero has no sign here. */
  boolean isAt(Position other) {
    return x == other.x && y == other.y;
  }

  /** Whether it is a longitude and a latitude. */
  boolean isOnSphere() {
    return Math.abs(x) <= LONGITUDE_MAX && Math.abs(y) <= LATITUDE_MAX;
  }

  /** The same on the sphere. */
  S2Point toPoint() throws InvalidGeometry {
    if (!isOnSphere()) {
      throw new InvalidGeometry("Longitude/latitude is out of bounds, lng: " + x + " lat: " + y);
    }
    return toSphere();
  }

  /** As {@link #toPoint}, of what {@link #isOnSphere}. */
  S2Point toSphere() {
    return S2LatLng.fromDegrees(y, x).normalized().toPoint();
  }

  /** How far the two are apart on the plane. */
  double distance(Position other) {
    double across = x - other.x;
    double up = y - other.y;
    return Math.sqrt(across * across + up * up);
  }
}
