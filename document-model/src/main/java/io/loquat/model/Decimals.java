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

  /** The least exponent of the leading digit of a number with all its 34 digits. */
  private static final int ADJUSTED_EXPONENT_MIN = -6143;

  private static final int SCALE_MAX = 6176;
  private static final int SCALE_MIN = -6111;

  private Decimals() {}

  /** The exact value of a finite decimal; minus zero, which Java lacks, becomes zero. */
  static BigDecimal exact(Decimal128 value) {
    BigDecimal magnitude = magnitude(value);
    return value.isNegative() ? magnitude.negate() : magnitude;
  }

  /** The exact value of a finite decimal without its sign. */
  static BigDecimal magnitude(Decimal128 value) {
    long unsignedHigh = value.getHigh() & Long.MAX_VALUE;
    return Decimal128.fromIEEE754BIDEncoding(unsignedHigh, value.getLow()).bigDecimalValue();
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

  /** The product; its sign is minus if one of the operands' is, also where it is zero. */
  static Decimal128 multiply(Decimal128 left, Decimal128 right) {
    if (left.isNaN() || right.isNaN()) {
      return Decimal128.NaN;
    }
    boolean minus = left.isNegative() != right.isNegative();
    if (left.isFinite() && right.isFinite()) {
      return signed(magnitude(left).multiply(magnitude(right)), minus);
    }
    return isZero(left) || isZero(right) ? Decimal128.NaN : infinity(minus);
  }

  static boolean isZero(Decimal128 value) {
    return value.isFinite() && magnitude(value).signum() == 0;
  }

  static Decimal128 infinity(boolean minus) {
    return minus ? Decimal128.NEGATIVE_INFINITY : Decimal128.POSITIVE_INFINITY;
  }

  private static boolean isMinusZero(Decimal128 value) {
    return value.isNegative() && isZero(value);
  }

  static Decimal128 negate(Decimal128 value) {
    return Decimal128.fromIEEE754BIDEncoding(value.getHigh() ^ Long.MIN_VALUE, value.getLow());
  }

  /** The nearest decimal, or an infinity if it is beyond all finite ones. */
  static Decimal128 round(BigDecimal value) {
    return signed(value.abs(), value.signum() < 0);
  }

  /** The nearest decimal to a magnitude, with a sign. */
  static Decimal128 signed(BigDecimal magnitude, boolean minus) {
    Decimal128 nearest = nearest(magnitude);
    return minus ? negate(nearest) : nearest;
  }

  private static Decimal128 nearest(BigDecimal magnitude) {
    if (magnitude.signum() == 0) {
      int scale = Math.clamp(magnitude.scale(), SCALE_MIN, SCALE_MAX);
      return new Decimal128(BigDecimal.valueOf(0, scale));
    }
    // Below the normal numbers the last place, not the number of digits, bounds what there is.
    int adjusted = adjustedExponent(magnitude);
    BigDecimal rounded =
        adjusted < ADJUSTED_EXPONENT_MIN && magnitude.scale() > SCALE_MAX
            ? magnitude.setScale(SCALE_MAX, RoundingMode.HALF_EVEN)
            : magnitude.round(MathContext.DECIMAL128);
    if (rounded.signum() != 0 && adjustedExponent(rounded) > ADJUSTED_EXPONENT_MAX) {
      return Decimal128.POSITIVE_INFINITY;
    }
    return new Decimal128(rounded);
  }

  private static int adjustedExponent(BigDecimal value) {
    return value.precision() - value.scale() - 1;
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
