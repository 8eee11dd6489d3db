package io.loquat.query.geo;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.bson.BsonUndefined;
import org.bson.BsonValue;

/** {@code $box}: a rectangle on the plane, with its border. Immutable. */
record Box(Position least, Position greatest) implements Area {
  /** The share of a coordinate that rounding may move a shape's edge by. */
  private static final double ROUNDING = 1e-12;

  /** The smallest rectangle that holds some points, of which there is one at least. */
  static Box around(List<Position> points) {
    return new Box(
        new Position(
            points.stream().mapToDouble(Position::x).min().orElseThrow(),
            points.stream().mapToDouble(Position::y).min().orElseThrow()),
        new Position(
            points.stream().mapToDouble(Position::x).max().orElseThrow(),
            points.stream().mapToDouble(Position::y).max().orElseThrow()));
  }

  /** The same, a little larger. */
  Box grown() {
    return new Box(
        new Position(least.x() - slack(least.x()), least.y() - slack(least.y())),
        new Position(greatest.x() + slack(greatest.x()), greatest.y() + slack(greatest.y())));
  }

  private static double slack(double coordinate) {
    return Math.max(1, Math.abs(coordinate)) * ROUNDING;
  }

  /** Two opposite corners; what follows them is ignored. */
  static Box parse(Iterator<BsonValue> values) throws InvalidGeometry {
    Position a = corner(values);
    Position b = corner(values);
    return new Box(
        new Position(Math.min(a.x(), b.x()), Math.min(a.y(), b.y())),
        new Position(Math.max(a.x(), b.x()), Math.max(a.y(), b.y())));
  }

  private static Position corner(Iterator<BsonValue> values) throws InvalidGeometry {
    return Position.ofTwo(values.hasNext() ? values.next() : new BsonUndefined());
  }

  @Override
  public boolean contains(Geometry geometry) {
    return geometry.flat().map(this::contains).orElse(false);
  }

  private boolean contains(Position position) {
    return position.x() >= least.x()
        && position.x() <= greatest.x()
        && position.y() >= least.y()
        && position.y() <= greatest.y();
  }

  @Override
  public Optional<Box> bounds() {
    return Optional.of(grown());
  }

  double leastDistance(Position from) {
    return from.distance(
        new Position(
            Math.clamp(from.x(), least.x(), greatest.x()),
            Math.clamp(from.y(), least.y(), greatest.y())));
  }

  double greatestDistance(Position from) {
    return Math.hypot(
        Math.max(Math.abs(from.x() - least.x()), Math.abs(from.x() - greatest.x())),
        Math.max(Math.abs(from.y() - least.y()), Math.abs(from.y() - greatest.y())));
  }
}
