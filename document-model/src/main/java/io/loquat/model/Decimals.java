package io.loquat.model;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.bson.types.Decimal128;

/** Arithmetic of Decimal128 as IEEE 754-2008 has it: 34 digits, ties to even, no traps. */
final class Decimals {
  private static final int DOUBLE_DIGITS = 15;
  private static final MathContext DOUBLE_CONTEXT =
      new MathContext(DOUBLE_DIGITS, RoundingMode.HALF_EVEN);

  /** The greatest exponent of the leading digit. */
  private static final int ADJUSTED_EXPONENT_MAX = 6144;

  private Decimals() {}

  /** The exact value of a finite decimal; minus zero, which Java lacks, becomes zero. */
  static BigDecimal exact(Decimal128 value) {
    long unsignedHigh = value.getHigh() & Long.MAX_VALUE;
    BigDecimal magnitude =
        Decimal128.fromIEEE754BIDEncoding(unsignedHigh, value.getLow()).bigDecimalValue();
    return value.isNegative() ? magnitude.negate() : magnitude;
  }

  static Decimal128 add(Decimal128 left, Decimal128 right) {
    if (left.isFinite() && right.isFinite()) {
      boolean minusZero = isMinusZero(left) && isMinusZero(right);
      BigDecimal sum = exact(left).add(exact(right), MathContext.DECIMAL128);
      return minusZero ? negate(round(sum)) : round(sum);
    }
    if (left.isNaN() || right.isNaN()) {
      return Decimal128.NaN;
    }
    boolean cancel = !left.isFinite() && !right.isFinite() && !left.equals(right);
    if (cancel) {
      return Decimal128.NaN;
    }
    return left.isFinite() ? right : left;
  }

  private static boolean isMinusZero(Decimal128 value) {
    return value.isNegative() && exact(value).signum() == 0;
  }

  private static Decimal128 negate(Decimal128 value) {
    return Decimal128.fromIEEE754BIDEncoding(value.getHigh() ^ Long.MIN_VALUE, value.getLow());
  }

  /** The nearest decimal, or an infinity if it is beyond all finite ones. */
  static Decimal128 round(BigDecimal value) {
    BigDecimal rounded = value.round(MathContext.DECIMAL128);
    int adjustedExponent = rounded.precision() - rounded.scale() - 1;
    if (rounded.signum() != 0 && adjustedExponent > ADJUSTED_EXPONENT_MAX) {
      return rounded.signum() < 0 ? Decimal128.NEGATIVE_INFINITY : Decimal128.POSITIVE_INFINITY;
    }
    return new Decimal128(rounded);
  }

  /** The double as exactly 15 significant digits. */
  static Decimal128 ofDouble(double value) {
    if (Double.isNaN(value)) {
      return Decimal128.NaN;
    }
    if (Double.isInfinite(value)) {
      return value < 0 ? Decimal128.NEGATIVE_INFINITY : Decimal128.POSITIVE_INFINITY;
    }
    if (value == 0) {
      return 1 / value < 0 ? Decimal128.NEGATIVE_ZERO : Decimal128.POSITIVE_ZERO;
    }
    BigDecimal rounded = new BigDecimal(value).round(DOUBLE_CONTEXT);
    return new Decimal128(rounded.setScale(rounded.scale() + DOUBLE_DIGITS - rounded.precision()));
  }
}
