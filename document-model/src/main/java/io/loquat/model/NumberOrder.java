package io.loquat.model;

import java.math.BigDecimal;
import org.bson.BsonValue;
import org.bson.types.Decimal128;

/**
 * The order of BSON numbers by their exact mathematical values, across the four types. NaN equals
 * every NaN and is below all else; -0.0 equals 0.0.
 */
final class NumberOrder {
  private static final double TWO_TO_63 = 0x1p63;

  private NumberOrder() {}

  static int compare(BsonValue left, BsonValue right) {
    if (left.isDecimal128() || right.isDecimal128()) {
      return compareDecimals(left, right);
    }
    if (left.isDouble()) {
      double value = left.asDouble().getValue();
      return right.isDouble()
          ? compareDoubles(value, right.asDouble().getValue())
          : -compareLongToDouble(right.asNumber().longValue(), value);
    }
    long value = left.asNumber().longValue();
    return right.isDouble()
        ? compareLongToDouble(value, right.asDouble().getValue())
        : Long.compare(value, right.asNumber().longValue());
  }

  private static int compareDoubles(double left, double right) {
    if (left == right) {
      return 0;
    }
    if (Double.isNaN(left) || Double.isNaN(right)) {
      return Boolean.compare(Double.isNaN(right), Double.isNaN(left));
    }
    return left < right ? -1 : 1;
  }

  /** Exact also above 2^53, where converting the long would lose its last bits. */
  private static int compareLongToDouble(long left, double right) {
    if (Double.isNaN(right) || right < -TWO_TO_63) {
      return 1;
    }
    if (right >= TWO_TO_63) {
      return -1;
    }
    long whole = (long) right;
    int result = Long.compare(left, whole);
    return result != 0 ? result : Double.compare(0.0, (right - whole) + 0.0);
  }

  private static int compareDecimals(BsonValue left, BsonValue right) {
    int leftClass = magnitudeClass(left);
    int byClass = Integer.compare(leftClass, magnitudeClass(right));
    return byClass != 0 || leftClass != FINITE ? byClass : exact(left).compareTo(exact(right));
  }

  private static final int FINITE = 2;

  /** 0 for NaN, 1 for minus infinity, 2 for finite numbers, 3 for infinity. */
  private static int magnitudeClass(BsonValue number) {
    if (number.isDecimal128()) {
      Decimal128 value = number.asDecimal128().getValue();
      if (value.isNaN()) {
        return 0;
      }
      return value.isFinite() ? FINITE : value.isNegative() ? 1 : 3;
    }
    double value = number.asNumber().doubleValue();
    if (Double.isNaN(value)) {
      return 0;
    }
    return Double.isFinite(value) ? FINITE : value < 0 ? 1 : 3;
  }

  /** The exact value of a finite number. */
  private static BigDecimal exact(BsonValue number) {
    return switch (number.getBsonType()) {
      case DECIMAL128 -> Decimals.exact(number.asDecimal128().getValue());
      case DOUBLE -> new BigDecimal(number.asDouble().getValue());
      default -> BigDecimal.valueOf(number.asNumber().longValue());
    };
  }
}
