package io.loquat.query.geo;

import com.google.common.geometry.S2Cap;
import com.google.common.geometry.S2Cell;
import com.google.common.geometry.S2LatLngRect;
import com.google.common.geometry.S2Loop;
import com.google.common.geometry.S2Point;
import com.google.common.geometry.S2Polygon;
import com.google.common.geometry.S2Polyline;
import com.google.common.geometry.S2Region;
import java.util.List;

/**
 * A part of a geometry on the sphere. Immutable, once made.
 *
 * <p>A point counts as the smallest cell of S2, about a centimetre wide: so points on an edge,
 * which no arithmetic hits exactly, are on it.
 */
sealed interface Part {
  /** Line lengths that differ by less are equal. In radians: a tenth of a millimetre. */
  double LENGTH_TOLERANCE = 1e-11;

  record Point(S2Point point, S2Cell cell) implements Part {
    static Point of(Position position) throws InvalidGeometry {
      S2Point point = position.toPoint();
      return new Point(point, new S2Cell(point));
    }
  }

  record Line(S2Polyline line) implements Part {}

  record Polygon(S2Polygon polygon) implements Part {}

  /**
   * What is on the left of a ring, which may be more than half of the sphere.
   *
   * @param small the ring's smaller side
   * @param outside whether the other side is meant
   */
  record Big(S2Polygon small, boolean outside) implements Part {
    static Big of(S2Loop ring) {
      boolean outside = !ring.isNormalized();
      ring.normalize();
      return new Big(new S2Polygon(ring), outside);
    }
  }

  /** The same for S2. */
  default S2Region region() {
    return switch (this) {
      case Point(_, var cell) -> cell;
      case Line(var line) -> line;
      case Polygon(var polygon) -> polygon;
      case Big(var small, var outside) -> outside ? new Outside(small) : small;
    };
  }

  /** All of the sphere but a polygon. */
  record Outside(S2Polygon polygon) implements S2Region {
    @Override
    public S2Cap getCapBound() {
      return S2Cap.full();
    }

    @Override
    public S2LatLngRect getRectBound() {
      return S2LatLngRect.full();
    }

    @Override
    public boolean contains(S2Cell cell) {
      return !polygon.mayIntersect(cell);
    }

    @Override
    public boolean contains(S2Point point) {
      return !polygon.contains(point);
    }

    @Override
    public boolean mayIntersect(S2Cell cell) {
      return !polygon.contains(cell);
    }
  }

  /** The angle between a point and the nearest point of this; only stored geometries are asked. */
  default double radians(S2Point from) {
    return switch (this) {
      case Point(var point, _) -> from.angle(point);
      case Line(var line) -> from.angle(line.project(from));
      case Polygon(var polygon) -> from.angle(polygon.project(from));
      case Big(var small, _) -> from.angle(small.project(from));
    };
  }

  /** Whether it has an inside. */
  default boolean isArea() {
    return switch (this) {
      case Point _, Line _ -> false;
      case Polygon _, Big _ -> true;
    };
  }

  /** Whether the two have a point in common. */
  default boolean intersects(Part other) {
    return switch (this) {
      case Point(_, var cell) -> other.touches(cell);
      case Line(var line) -> other.meets(line);
      case Polygon(var polygon) -> other.meets(polygon);
      // Only stored geometries are asked, and those are never big.
      case Big _ -> !(other instanceof Big) && other.intersects(this);
    };
  }

  private boolean touches(S2Cell cell) {
    return switch (this) {
      case Point point -> point.cell().mayIntersect(cell);
      case Line(var line) -> line.mayIntersect(cell);
      case Polygon(var polygon) -> polygon.mayIntersect(cell);
      case Big(var small, var outside) ->
          outside ? !small.contains(cell) : small.mayIntersect(cell);
    };
  }

  private boolean meets(S2Polyline line) {
    return switch (this) {
      case Point(_, var cell) -> line.mayIntersect(cell);
      case Line(var mine) -> mine.intersects(line);
      case Polygon(var polygon) -> !polygon.intersectWithPolyline(line).isEmpty();
      case Big(var small, var outside) ->
          outside ? !covers(small, line) : !small.intersectWithPolyline(line).isEmpty();
    };
  }

  private boolean meets(S2Polygon polygon) {
    return switch (this) {
      case Point(_, var cell) -> polygon.mayIntersect(cell);
      case Line(var line) -> !polygon.intersectWithPolyline(line).isEmpty();
      case Polygon(var mine) -> mine.intersects(polygon);
      case Big(var small, var outside) ->
          outside ? !small.contains(polygon) : small.intersects(polygon);
    };
  }

  /** Whether no point of the other is outside; of what has no inside, none is inside. */
  default boolean contains(Part other) {
    return switch (this) {
      case Point _, Line _ -> false;
      case Polygon(var polygon) -> contains(polygon, other);
      case Big(var small, var outside) -> outside ? avoids(small, other) : contains(small, other);
    };
  }

  private static boolean contains(S2Polygon polygon, Part other) {
    return switch (other) {
      case Point(var point, var cell) -> polygon.contains(point) || polygon.mayIntersect(cell);
      case Line(var line) -> covers(polygon, line);
      case Polygon(var inner) -> polygon.contains(inner);
      case Big _ -> false;
    };
  }

  private static boolean avoids(S2Polygon polygon, Part other) {
    return switch (other) {
      case Point(_, var cell) -> !polygon.contains(cell);
      case Line(var line) -> polygon.intersectWithPolyline(line).isEmpty();
      case Polygon(var inner) -> !polygon.intersects(inner);
      case Big _ -> false;
    };
  }

  /** A line inside comes back whole when it is clipped. */
  private static boolean covers(S2Polygon polygon, S2Polyline line) {
    List<S2Polyline> inside = polygon.intersectWithPolyline(line);
    return inside.size() == 1
        && Math.abs(length(inside.getFirst()) - length(line)) < LENGTH_TOLERANCE;
  }

  private static double length(S2Polyline line) {
    double length = 0;
    for (int i = 1; i < line.numVertices(); i++) {
      length += line.vertex(i - 1).angle(line.vertex(i));
    }
    return length;
  }
}
