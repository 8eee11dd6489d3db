package io.loquat.query.expression.array;

import io.loquat.model.ArrayIndex;
import io.loquat.model.BsonNumbers;
import io.loquat.model.BsonOrder;
import io.loquat.model.CommandException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonNumber;
import org.bson.BsonValue;

/** The order that {@code sortBy} asks for. Immutable. */
final class ElementOrder {
  private ElementOrder() {}

  /**
   * @param order of values
   * @throws CommandException 2942505 to 2942507 for what is no order
   */
  static Comparator<BsonValue> parse(BsonValue sortBy, BsonOrder order) {
    return switch (sortBy) {
      case BsonDocument fields -> byFields(fields, order);
      case BsonNumber number -> {
        double direction = BsonNumbers.toDouble(number);
        if (direction != 1 && direction != -1) {
          throw Elements.failure(2942506, "The $sort element value must be either 1 or -1");
        }
        yield directed(order, direction);
      }
      default ->
          throw Elements.failure(
              2942507,
              "The $sort is invalid: use 1/-1 to sort the whole element, or {field:1/-1} to sort"
                  + " embedded fields");
    };
  }

  private static Comparator<BsonValue> byFields(BsonDocument fields, BsonOrder order) {
    if (fields.isEmpty()) {
      throw Elements.failure(
          2942505, "The sort pattern is empty when it should be a set of fields.");
    }
    Comparator<BsonValue> result = (_, _) -> 0;
    for (Map.Entry<String, BsonValue> field : fields.entrySet()) {
      List<String> path = path(field.getKey());
      double direction =
          field.getValue() instanceof BsonNumber number ? BsonNumbers.toDouble(number) : 0;
      if (direction != 1 && direction != -1) {
        throw Elements.failure(2942505, "The $sort element value must be either 1 or -1");
      }
      result = result.thenComparing(element -> find(element, path, 0), directed(order, direction));
    }
    return result;
  }

  private static Comparator<BsonValue> directed(Comparator<BsonValue> order, double direction) {
    return direction > 0 ? order : order.reversed();
  }

  private static List<String> path(String text) {
    if (text.isEmpty()) {
      throw Elements.failure(2942505, "The $sort field cannot be empty");
    }
    List<String> path = List.of(text.split("\\.", -1));
    if (path.contains("")) {
      throw Elements.failure(2942505, "The $sort field is a dotted field but has an empty part");
    }
    return path;
  }

  /** The value at a path, where numbers are positions in arrays; null if there is none. */
  private static BsonValue find(BsonValue value, List<String> path, int depth) {
    if (depth == path.size()) {
      return value;
    }
    String name = path.get(depth);
    return switch (value) {
      case BsonDocument document -> {
        BsonValue inner = document.get(name);
        yield inner == null ? BsonNull.VALUE : find(inner, path, depth + 1);
      }
      case BsonArray array when depth > 0 -> {
        int index = ArrayIndex.offset(name);
        yield index >= 0 && index < array.size()
            ? find(array.get(index), path, depth + 1)
            : BsonNull.VALUE;
      }
      default -> BsonNull.VALUE;
    };
  }
}
