package io.loquat.query.filter;

import java.util.Collection;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** Where a collation matters: in values that are, or hold, strings. Stateless. */
final class Texts {
  private Texts() {}

  static boolean areIn(BsonValue value) {
    return switch (value) {
      case BsonDocument document -> areInAny(document.values());
      case BsonArray array -> areInAny(array);
      default -> value.isString() || value.isSymbol();
    };
  }

  static boolean areInAny(Collection<BsonValue> values) {
    return values.stream().anyMatch(Texts::areIn);
  }
}
