package io.loquat.query.geo;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.bson.BsonValue;

/**
 * {@code $polygon}: a polygon on the plane, whose edges may cross. Immutable.
 *
 * <p>A point is inside if a ray from it to the right crosses an odd number of edges. Corners and
 * points of horizontal and vertical edges are inside too; on the other edges it depends on which
 * side they are, as in MongoDB.
 */
record FlatPolygon(List<Position> corners) implements Area {
  private static final int CORNERS_MIN = 3;

  FlatPolygon {
    corners = List.copyOf(corners);
  }

  static FlatPolygon parse(Iterator<BsonValue> values) throws InvalidGeometry {
    List<Position> corners = new ArrayList<>();
    while (values.hasNext()) {
      corners.add(Position.ofTwo(values.next()));
    }
    if (corners.size() < CORNERS_MIN) {
      throw new InvalidGeometry(
          "Polygon must have at least 3 points, instead got " + corners.size() + " vertices");
    }
    return new FlatPolygon(corners);
  }

  @Override
  public boolean contains(Geometry geometry) {
    return geometry.flat().map(this::contains).orElse(false);
  }

  private boolean contains(Position point) {
    boolean inside = false;
    Position from = corners.getLast();
    for (Position to : corners) {
      if (isOnStraightEdge(point, from, to)) {
        return true;
      }
      inside ^= isLeftOf(point, from, to);
      from = to;
    }
    return inside;
  }

  /** An edge along an axis, or an edge's end. */
  private static boolean isOnStraightEdge(Position point, Position from, Position to) {
    if (point.isAt(from) || point.isAt(to)) {
      return true;
    }
    boolean along = from.y() == to.y() || from.x() == to.x();
    return along
        && isBetween(point.x(), from.x(), to.x())
        && isBetween(point.y(), from.y(), to.y());
  }

  private static boolean isBetween(double value, double one, double other) {
    return value >= Math.min(one, other) && value <= Math.max(one, other);
  }

  /** Whether the ray from the point crosses the edge, of which the lower end does not count. */
  private static boolean isLeftOf(Position point, Position from, Position to) {
    if (point.y() <= Math.min(from.y(), to.y()) || point.y() > Math.max(from.y(), to.y())) {
      return false;
    }
    double along = (point.y() - from.y()) * (to.x() - from.x());
    return point.x() <= along / (to.y() - from.y()) + from.x();
  }

  @Override
  public Optional<Box> bounds() {
    return Optional.of(Box.around(corners).grown());
  }
}
