package io.loquat.query.filter;

import org.bson.BsonType;
import org.bson.BsonValue;

/**
 * The type brackets: comparison operators only see values of their operand's bracket. All numbers
 * are one, text and symbols another; the rest of the types stand alone.
 */
final class Brackets {
  private Brackets() {}

  static boolean same(BsonValue left, BsonValue right) {
    return canonical(left.getBsonType()) == canonical(right.getBsonType());
  }

  private static BsonType canonical(BsonType type) {
    return switch (type) {
      case INT32, INT64, DECIMAL128 -> BsonType.DOUBLE;
      case SYMBOL -> BsonType.STRING;
      default -> type;
    };
  }

  static boolean isNaN(BsonValue value) {
    return switch (value.getBsonType()) {
      case DOUBLE -> Double.isNaN(value.asDouble().getValue());
      case DECIMAL128 -> value.asDecimal128().getValue().isNaN();
      default -> false;
    };
  }
}
