package io.loquat.query.index;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.geo.PlaneCells;
import io.loquat.query.operator.ShellText;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonNumber;
import org.bson.BsonValue;

/** Of {@code 2d}: the square of each point. Immutable. */
record PlanePlaces(PlaneCells cells) implements Places {
  @Override
  public IndexField.Kind kind() {
    return IndexField.Kind.GEO_2D;
  }

  /** What is neither an array nor a document is no point, and passed over. */
  @Override
  public List<BsonValue> of(List<BsonValue> values, BsonDocument document) {
    Set<BsonValue> squares = new LinkedHashSet<>();
    values.forEach(value -> addSquares(squares, value, document));
    return List.copyOf(squares);
  }

  /** One point, or several in an array or a document; what is empty is passed over. */
  private void addSquares(Set<BsonValue> squares, BsonValue value, BsonDocument document) {
    Collection<BsonValue> parts = parts(value);
    if (parts.isEmpty()) {
      return;
    }
    if (parts.iterator().next() instanceof BsonNumber) {
      squares.add(square(value, parts, document));
      return;
    }
    for (BsonValue point : parts) {
      if (!point.isArray() && !point.isDocument()) {
        throw refused(16804, "location object expected, location array not in correct format");
      }
      if (!parts(point).isEmpty()) {
        squares.add(square(point, parts(point), document));
      }
    }
  }

  private static Collection<BsonValue> parts(BsonValue value) {
    return switch (value) {
      case BsonArray array -> array;
      case BsonDocument document -> document.values();
      default -> List.of();
    };
  }

  private BsonValue square(BsonValue point, Collection<BsonValue> parts, BsonDocument document) {
    if (parts.size() < 2) {
      throw refused(13068, "geo field only has 1 element");
    }
    Iterator<BsonValue> coordinates = parts.iterator();
    if (!(coordinates.next() instanceof BsonNumber x)
        || !(coordinates.next() instanceof BsonNumber y)) {
      throw refused(
          13026,
          "geo values must be 'legacy coordinate pairs' for 2d indexes: "
              + ShellText.of(point)
              + " in "
              + ShellText.of(document));
    }
    if (!cells.holds(x.doubleValue()) || !cells.holds(y.doubleValue())) {
      throw refused(
          13027,
          "point not in interval of [ %s, %s ] :: caused by :: %s"
              .formatted(number(cells.min()), number(cells.max()), ShellText.of(point)));
    }
    return cells.key(x.doubleValue(), y.doubleValue());
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  private static CommandException refused(int code, String message) {
    return new CommandException(ErrorCode.location(code), message);
  }
}
