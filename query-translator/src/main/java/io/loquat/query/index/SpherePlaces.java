package io.loquat.query.index;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.geo.Geometry;
import io.loquat.query.geo.InvalidGeometry;
import io.loquat.query.geo.SphereCells;
import io.loquat.query.operator.ShellText;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonUndefined;
import org.bson.BsonValue;

/** Of {@code 2dsphere}: the cells that cover each geometry. Immutable. */
record SpherePlaces() implements Places {
  private static final SphereCells CELLS = new SphereCells();

  @Override
  public IndexField.Kind kind() {
    return IndexField.Kind.GEO_2DSPHERE;
  }

  /** One null or empty value counts as none. */
  @Override
  public List<BsonValue> of(List<BsonValue> values, BsonDocument document) {
    List<BsonValue> cells = new ArrayList<>();
    if (values.size() != 1 || !isNothing(values.getFirst())) {
      values.forEach(value -> cells.addAll(cells(value, document)));
    }
    return cells;
  }

  private static boolean isNothing(BsonValue value) {
    return switch (value) {
      case BsonNull _, BsonUndefined _ -> true;
      case BsonArray array -> array.isEmpty();
      case BsonDocument document -> document.isEmpty();
      default -> false;
    };
  }

  private static List<BsonValue> cells(BsonValue value, BsonDocument document) {
    try {
      return CELLS.keys(Geometry.ofStoredOnSphere(value));
    } catch (InvalidGeometry invalid) {
      throw new CommandException(
          ErrorCode.location(16755),
          "Can't extract geo keys: " + ShellText.of(document) + "  " + invalid.reason());
    }
  }
}
