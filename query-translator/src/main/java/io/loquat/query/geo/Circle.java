package io.loquat.query.geo;

import io.loquat.query.operator.ShellText;
import java.util.Iterator;
import java.util.Optional;
import org.bson.BsonNumber;
import org.bson.BsonUndefined;
import org.bson.BsonValue;

/** {@code $center}: a circle on the plane, with its border. Immutable. */
record Circle(Position centre, double radius) implements Area {
  static Circle parse(Iterator<BsonValue> values) throws InvalidGeometry {
    Position centre = Position.ofTwo(values.hasNext() ? values.next() : new BsonUndefined());
    double radius = radius(values.hasNext() ? values.next() : new BsonUndefined());
    if (values.hasNext()) {
      throw new InvalidGeometry(
          "Only 2 fields allowed for circular region, but more were provided");
    }
    return new Circle(centre, radius);
  }

  private static double radius(BsonValue value) throws InvalidGeometry {
    if (value instanceof BsonNumber number && number.doubleValue() >= 0) {
      return number.doubleValue();
    }
    throw new InvalidGeometry("Radius must be a non-negative number: " + ShellText.of(value));
  }

  @Override
  public boolean contains(Geometry geometry) {
    return geometry.flat().map(this::contains).orElse(false);
  }

  /** Beside or above the centre, the sum is compared: it rounds as the client's own sum did. */
  private boolean contains(Position position) {
    double across = position.x() - centre.x();
    double up = position.y() - centre.y();
    if (across == 0) {
      return isWithin(centre.y(), position.y());
    }
    if (up == 0) {
      return isWithin(centre.x(), position.x());
    }
    return Math.sqrt(across * across + up * up) - radius <= 0;
  }

  private boolean isWithin(double one, double other) {
    return Math.max(one, other) - (Math.min(one, other) + radius) <= 0;
  }

  @Override
  public Optional<Box> bounds() {
    Box box =
        new Box(
            new Position(centre.x() - radius, centre.y() - radius),
            new Position(centre.x() + radius, centre.y() + radius));
    return Optional.of(box.grown());
  }
}
