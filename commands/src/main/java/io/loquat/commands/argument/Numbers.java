package io.loquat.commands.argument;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.bson.BsonDecimal128;
import org.bson.BsonNumber;
import org.bson.types.Decimal128;

/** Numbers in arguments as whole numbers, by the rules of MongoDB's servers. Stateless. */
final class Numbers {
  private static final BigDecimal LONG_MAX = BigDecimal.valueOf(Long.MAX_VALUE);
  private static final BigDecimal LONG_MIN = BigDecimal.valueOf(Long.MIN_VALUE);

  private Numbers() {}

  /** Doubles lose their fraction, decimals are rounded half to even; NaN is 0; ends are ends. */
  static long clamped(BsonNumber number) {
    return number instanceof BsonDecimal128 decimal
        ? clamped(decimal.getValue())
        : number.longValue();
  }

  private static long clamped(Decimal128 decimal) {
    if (decimal.isNaN()) {
      return 0;
    }
    if (isBeyondLongs(decimal)) {
      return decimal.isNegative() ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
    return isZero(decimal)
        ? 0
        : decimal.bigDecimalValue().setScale(0, RoundingMode.HALF_EVEN).longValue();
  }

  /** Whether the value is a whole number that a long can hold. */
  static boolean isWhole(BsonNumber number) {
    return switch (number) {
      case BsonDecimal128 decimal -> isWhole(decimal.getValue());
      default -> {
        double value = number.doubleValue();
        yield number.isInt32()
            || number.isInt64()
            || (value == Math.rint(value) && Math.abs(value) < 0x1p63);
      }
    };
  }

  private static boolean isWhole(Decimal128 decimal) {
    if (decimal.isNaN() || isBeyondLongs(decimal)) {
      return false;
    }
    return isZero(decimal) || decimal.bigDecimalValue().stripTrailingZeros().scale() <= 0;
  }

  // Numbers such as 1E+6000 must not be expanded to their digits: compare before rounding.
  private static boolean isBeyondLongs(Decimal128 decimal) {
    if (decimal.isInfinite()) {
      return true;
    }
    if (decimal.isNaN() || isZero(decimal)) {
      return false;
    }
    BigDecimal value = decimal.bigDecimalValue();
    return value.compareTo(LONG_MAX) > 0 || value.compareTo(LONG_MIN) < 0;
  }

  // BigDecimal has no negative zero, and says so by an exception.
  private static boolean isZero(Decimal128 decimal) {
    return decimal.isFinite()
        && (decimal.getLow() | (decimal.getHigh() & 0x0001_ffff_ffff_ffffL)) == 0;
  }
}
