package io.loquat.query.geo;

import com.google.common.geometry.S2Error;
import com.google.common.geometry.S2Loop;
import com.google.common.geometry.S2Point;
import com.google.common.geometry.S2Polygon;
import java.util.ArrayList;
import java.util.List;

/**
 * A closed line around an area or a hole. Immutable.
 *
 * @param points in turn, the last one equal to the first
 * @param text as the client wrote it, for messages
 */
record Ring(List<S2Point> points, String text) {
  private static final int VERTICES_MIN = 3;

  /** The polygon of an outer ring and holes, which are not nested. */
  static Part polygon(List<Ring> rings) throws InvalidGeometry {
    if (rings.isEmpty()) {
      throw new InvalidGeometry("Polygon has no loops.");
    }
    List<S2Loop> loops = new ArrayList<>(rings.size());
    for (Ring ring : rings) {
      S2Loop loop = ring.loop();
      loop.normalize();
      if (!loops.isEmpty() && !loops.getFirst().contains(loop)) {
        throw new InvalidGeometry(
            "Secondary loops not contained by first exterior loop - secondary loops must be holes: "
                + ring.text
                + " first loop: "
                + rings.getFirst().text);
      }
      loops.add(loop);
    }
    return new Part.Polygon(polygon(loops, rings.getFirst().text));
  }

  private static S2Polygon polygon(List<S2Loop> loops, String text) throws InvalidGeometry {
    if (loops.size() == 1) {
      return new S2Polygon(loops.getFirst());
    }
    if (!S2Polygon.isValid(loops)) {
      throw new InvalidGeometry("Polygon isn't valid: " + text);
    }
    // The polygon takes the loops out of the list.
    S2Polygon polygon = new S2Polygon(new ArrayList<>(loops));
    if (!polygon.isNormalized()) {
      throw new InvalidGeometry("A loop shares more than one vertex with its parent loop: " + text);
    }
    for (int i = 0; i < polygon.numLoops(); i++) {
      if (polygon.loop(i).depth() > 1) {
        throw new InvalidGeometry("Polygon interior loops cannot be nested: " + text);
      }
    }
    return polygon;
  }

  /** The polygon on the left of one ring, which may be more than half of the sphere. */
  static Part bigPolygon(List<Ring> rings) throws InvalidGeometry {
    if (rings.size() != 1) {
      throw new InvalidGeometry(
          "Only one simple loop is allowed in a big polygon, instead provided "
              + rings.size()
              + " loops");
    }
    return Part.Big.of(rings.getFirst().loop());
  }

  private S2Loop loop() throws InvalidGeometry {
    if (points.isEmpty()) {
      throw new InvalidGeometry("Loop has no vertices: " + text);
    }
    if (!points.getFirst().equals(points.getLast())) {
      throw new InvalidGeometry(
          "Loop is not closed, first vertex does not equal last vertex: " + text);
    }
    List<S2Point> vertices = points.subList(0, points.size() - 1);
    if (vertices.size() < VERTICES_MIN) {
      throw new InvalidGeometry(
          "Loop must have at least 3 different vertices, "
              + vertices.size()
              + " unique vertices were provided: "
              + text);
    }
    S2Loop loop = new S2Loop(vertices);
    S2Error error = new S2Error();
    if (loop.findValidationError(error)) {
      throw new InvalidGeometry("Loop is not valid: " + text + " " + error.text());
    }
    return loop;
  }
}
