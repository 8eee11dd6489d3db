package io.loquat.query.expression.number;

import org.bson.BsonNumber;

/** Numbers as MongoDB prints them in error messages. Stateless. */
public final class NumberText {
  private NumberText() {}

  /** A number that an operator was given: a decimal with its digits, all else as a double. */
  public static String ofOperand(BsonNumber number) {
    return number.isDecimal128()
        ? number.asDecimal128().getValue().toString()
        : ofDouble(number.doubleValue());
  }

  /** A double with six digits at most, as C++ streams print it. */
  public static String ofDouble(double value) {
    if (Double.isNaN(value)) {
      return "nan";
    }
    if (Double.isInfinite(value)) {
      return value < 0 ? "-inf" : "inf";
    }
    return DoubleText.of(value, DoubleText.STREAM_DIGITS);
  }
}
