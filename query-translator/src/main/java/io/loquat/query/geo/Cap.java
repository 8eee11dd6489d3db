package io.loquat.query.geo;

import com.google.common.geometry.S1Angle;
import com.google.common.geometry.S1Interval;
import com.google.common.geometry.S2Cap;
import com.google.common.geometry.S2LatLngRect;
import com.google.common.geometry.S2Point;
import com.google.common.geometry.S2Polygon;
import com.google.common.geometry.S2Polyline;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.bson.BsonValue;

/**
 * {@code $centerSphere}: a circle on the sphere, with its border. Immutable.
 *
 * @param rest what the circle leaves out, if it is more than half of the sphere
 */
record Cap(S2Cap cap, S2Cap rest, boolean isLarge) implements Area {
  static Cap parse(Iterator<BsonValue> values) throws InvalidGeometry {
    Circle circle = Circle.parse(values);
    S2Point centre = circle.centre().toPoint();
    double radius = Math.min(circle.radius(), Math.PI);
    S2Cap cap = S2Cap.fromAxisAngle(centre, S1Angle.radians(radius));
    S2Cap rest = S2Cap.fromAxisAngle(centre.neg(), S1Angle.radians(Math.PI - radius));
    return new Cap(cap, rest, radius > Math.PI / 2);
  }

  @Override
  public boolean contains(Geometry geometry) {
    return geometry.isOnSphere() && geometry.parts().stream().allMatch(this::contains);
  }

  private boolean contains(Part part) {
    return switch (part) {
      case Part.Point(_, var cell) -> cap.mayIntersect(cell);
      case Part.Line(var line) -> containsAll(line.vertices()) && avoidsRest(line);
      case Part.Polygon(var polygon) -> contains(polygon);
      case Part.Big _ -> false;
    };
  }

  /** A circle up to half of the sphere is convex: it contains what lies between its points. */
  private boolean containsAll(List<S2Point> vertices) {
    return vertices.stream().allMatch(cap::contains);
  }

  private boolean avoidsRest(S2Polyline line) {
    return !isLarge || !isInRest(line.project(rest.axis()));
  }

  private boolean isInRest(S2Point nearest) {
    return rest.interiorContains(nearest);
  }

  private boolean contains(S2Polygon polygon) {
    for (int i = 0; i < polygon.numLoops(); i++) {
      if (!containsAll(polygon.loop(i).vertices())) {
        return false;
      }
    }
    return !isLarge || !isInRest(polygon.project(rest.axis()));
  }

  /** A circle over a pole or the date line is no rectangle of longitudes and latitudes. */
  @Override
  public Optional<Box> bounds() {
    S2LatLngRect bound = cap.getRectBound();
    S1Interval longitudes = bound.lng();
    if (longitudes.isFull() || longitudes.isInverted() || bound.lat().isEmpty()) {
      return Optional.empty();
    }
    Box box =
        new Box(
            new Position(Math.toDegrees(longitudes.lo()), Math.toDegrees(bound.lat().lo())),
            new Position(Math.toDegrees(longitudes.hi()), Math.toDegrees(bound.lat().hi())));
    return Optional.of(box.grown());
  }
}
