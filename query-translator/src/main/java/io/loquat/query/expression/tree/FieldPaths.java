package io.loquat.query.expression.tree;

import io.loquat.model.MissingValue;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** The walk along a path of an expression. Stateless. */
final class FieldPaths {
  private FieldPaths() {}

  /** An array on the way stands for the values in its documents; numbers are names like others. */
  static BsonValue follow(BsonValue start, List<String> parts) {
    return follow(start, parts, 0);
  }

  private static BsonValue follow(BsonValue value, List<String> parts, int depth) {
    if (depth == parts.size()) {
      return value;
    }
    return switch (value) {
      case BsonDocument document -> {
        BsonValue inner = document.get(parts.get(depth));
        yield inner == null ? MissingValue.VALUE : follow(inner, parts, depth + 1);
      }
      case BsonArray array -> each(array, parts, depth);
      default -> MissingValue.VALUE;
    };
  }

  /** Elements that are no documents, arrays in arrays among them, are passed over. */
  private static BsonArray each(BsonArray array, List<String> parts, int depth) {
    BsonArray values = new BsonArray();
    for (BsonValue element : array) {
      if (element instanceof BsonDocument inner) {
        BsonValue value = follow(inner, parts, depth);
        if (!MissingValue.is(value)) {
          values.add(value);
        }
      }
    }
    return values;
  }
}
