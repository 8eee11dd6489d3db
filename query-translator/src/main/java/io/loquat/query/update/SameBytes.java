package io.loquat.query.update;

import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonJavaScriptWithScope;
import org.bson.BsonValue;

/**
 * Whether two values are the same BSON: type, value, and the order of fields, which {@link
 * BsonDocument#equals} ignores. An update that gives the same BSON is no change.
 */
final class SameBytes {
  private SameBytes() {}

  /** The field's value as it is if the new one is the same BSON, else the new one. */
  static Optional<BsonValue> keep(Optional<BsonValue> before, BsonValue after) {
    return before.isPresent() && test(before.get(), after) ? before : Optional.of(after);
  }

  static boolean test(BsonValue left, BsonValue right) {
    return switch (left) {
      case BsonDocument document ->
          right instanceof BsonDocument other && testDocuments(document, other);
      case BsonArray array -> right instanceof BsonArray other && testArrays(array, other);
      case BsonJavaScriptWithScope code ->
          right instanceof BsonJavaScriptWithScope other
              && code.getCode().equals(other.getCode())
              && testDocuments(code.getScope(), other.getScope());
      default -> left.equals(right);
    };
  }

  private static boolean testDocuments(BsonDocument left, BsonDocument right) {
    if (left.size() != right.size()) {
      return false;
    }
    Iterator<Map.Entry<String, BsonValue>> others = right.entrySet().iterator();
    for (Map.Entry<String, BsonValue> field : left.entrySet()) {
      Map.Entry<String, BsonValue> other = others.next();
      if (!field.getKey().equals(other.getKey()) || !test(field.getValue(), other.getValue())) {
        return false;
      }
    }
    return true;
  }

  private static boolean testArrays(BsonArray left, BsonArray right) {
    if (left.size() != right.size()) {
      return false;
    }
    for (int i = 0; i < left.size(); i++) {
      if (!test(left.get(i), right.get(i))) {
        return false;
      }
    }
    return true;
  }
}
