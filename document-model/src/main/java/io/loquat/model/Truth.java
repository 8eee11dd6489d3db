package io.loquat.model;

import org.bson.BsonValue;

/** What counts as true where an expression or a filter asks for a condition. Stateless. */
public final class Truth {
  private Truth() {}

  /** Everything but false, null, undefined, a missing value and the number 0; NaN is true. */
  public static boolean of(BsonValue value) {
    return switch (value.getBsonType()) {
      case NULL, UNDEFINED -> false;
      case BOOLEAN -> value.asBoolean().getValue();
      case INT32 -> value.asInt32().getValue() != 0;
      case INT64 -> value.asInt64().getValue() != 0;
      case DOUBLE -> value.asDouble().getValue() != 0;
      case DECIMAL128 -> !Decimals.isZero(value.asDecimal128().getValue());
      default -> true;
    };
  }
}
