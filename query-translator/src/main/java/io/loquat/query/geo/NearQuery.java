package io.loquat.query.geo;

import com.google.common.geometry.S2Point;
import java.util.Optional;
import java.util.OptionalDouble;
import org.bson.BsonArray;
import org.bson.BsonValue;

/**
 * A point, and how far from it things may be. Immutable.
 *
 * @param centre on the plane, or longitude and latitude
 * @param spherical whether distances are those on the sphere
 * @param radians whether the client wrote distances on the sphere in radians, and reads them so
 * @param minDistance in metres on the sphere, else in the plane's unit
 * @param maxDistance likewise
 */
public record NearQuery(
    Position centre, boolean spherical, boolean radians, double minDistance, double maxDistance) {
  private static final double EARTH_RADIUS_METRES = 6378.1 * 1000;

  static double metres(double radians) {
    return radians * EARTH_RADIUS_METRES;
  }

  /**
   * Measures from a point, at whatever distance.
   *
   * @param point GeoJSON, for distances in metres, or two numbers
   * @param onSphere whether the distance of two numbers is that on the sphere, in radians
   * @throws InvalidGeometry if there is no such point
   */
  public static NearQuery from(BsonValue point, boolean onSphere) throws InvalidGeometry {
    Position centre = Geometry.ofQueryPoint(point).flat().orElseThrow();
    boolean pair = Geometry.isPair(point);
    return new NearQuery(centre, !pair || onSphere, pair && onSphere, 0, Double.POSITIVE_INFINITY);
  }

  /** Whether there is such a point where distances are measured. */
  public boolean isPossible() {
    return !spherical || centre.isOnSphere();
  }

  /** The same at no less and no more than these distances, as the client wrote them. */
  public NearQuery between(double least, double greatest) {
    return new NearQuery(
        centre,
        spherical,
        radians,
        Math.max(minDistance, radians ? metres(least) : least),
        Math.min(maxDistance, radians ? metres(greatest) : greatest));
  }

  /** Whether distances go around the world, as those from a GeoJSON point do. */
  boolean wrapping() {
    return spherical && !radians;
  }

  S2Point point() {
    return centre.toSphere();
  }

  /** Whether a distance is neither too short nor too long. */
  public boolean accepts(double distance) {
    return distance >= minDistance && distance <= maxDistance;
  }

  /** The distance as the client reads it. */
  public double shown(double distance) {
    return radians ? distance / EARTH_RADIUS_METRES : distance;
  }

  /** The distance of a geometry's nearest point; none if it does not lie where we measure. */
  public OptionalDouble distance(Geometry geometry) {
    if (spherical) {
      S2Point from = point();
      return geometry.parts().stream().mapToDouble(part -> metres(part.radians(from))).min();
    }
    return geometry.flat().stream().mapToDouble(centre::distance).min();
  }

  /** The geometry that is nearest, and how near. Immutable. */
  public record Found(double distance, BsonValue geometry) {}

  /**
   * The nearest of the geometries in stored values; a value that is an array of them counts as its
   * elements.
   */
  public Optional<Found> nearest(Iterable<BsonValue> values) {
    Optional<Found> nearest = Optional.empty();
    for (BsonValue value : values) {
      Optional<Geometry> geometry = Geometry.ofStored(value);
      Optional<Found> found =
          geometry.isPresent()
              ? found(geometry.get(), value)
              : value instanceof BsonArray array ? nearestElement(array) : Optional.empty();
      nearest = nearer(nearest, found);
    }
    return nearest;
  }

  private Optional<Found> nearestElement(BsonArray array) {
    Optional<Found> nearest = Optional.empty();
    for (BsonValue element : array) {
      nearest =
          nearer(nearest, Geometry.ofStored(element).flatMap(geometry -> found(geometry, element)));
    }
    return nearest;
  }

  private Optional<Found> found(Geometry geometry, BsonValue value) {
    OptionalDouble distance = distance(geometry);
    return distance.isPresent()
        ? Optional.of(new Found(distance.getAsDouble(), value))
        : Optional.empty();
  }

  private static Optional<Found> nearer(Optional<Found> one, Optional<Found> other) {
    return one.isEmpty() || (other.isPresent() && other.get().distance() < one.get().distance())
        ? other
        : one;
  }
}
