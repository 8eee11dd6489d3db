package io.loquat.query.geo;

import java.util.Iterator;
import org.bson.BsonUndefined;
import org.bson.BsonValue;

/** {@code $box}: a rectangle on the plane, with its border. Immutable. */
record Box(Position least, Position greatest) implements Area {
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
}
