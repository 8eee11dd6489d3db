package io.loquat.model;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.bson.types.Decimal128;

/**
 * Arithmetic of Decimal128 as IEEE 754-2008 has it: 34 digits, ties to even, no traps. Stateless.
 */
public final class Decimals {
  private static final int DOUBLE_DIGITS = 15;
  private static final MathContext DOUBLE_CONTEXT =
      new MathContext(DOUBLE_DIGITS, RoundingMode.HALF_EVEN);

  /** The greatest exponent of the leading digit. */
  private static final int ADJUSTED_EXPONENT_MAX = 6144;

  /** The least exponent of the leading digit of a number with all its 34 digits. */
  private static final int ADJUSTED_EXPONENT_MIN = -6143;

  private static final int DIGITS = 34;
  private static final int SCALE_MAX = 6176;
  private static final int SCALE_MIN = -6111;

  private Decimals() {}

  /** The exact value of a finite decimal; minus zero, which Java lacks, becomes zero. */
  public static BigDecimal exact(Decimal128 value) {
    BigDecimal magnitude = magnitude(value);
    return value.isNegative() ? magnitude.negate() : magnitude;
  }

  /** The exact value of a finite decimal without its sign. */
  public static BigDecimal magnitude(Decimal128 value) {
    long unsignedHigh = value.getHigh() & Long.MAX_VALUE;
    return Decimal128.fromIEEE754BIDEncoding(unsignedHigh, value.getLow()).bigDecimalValue();
  }

  public static Decimal128 add(Decimal128 left, Decimal128 right) {
    if (left.isFinite() && right.isFinite()) {
      boolean minusZero = isMinusZero(left) && isMinusZero(right);
      BigDecimal sum = sum(exact(left), exact(right));
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

  /**
   * The sum with the least exponent of the two, as far as 34 digits reach: Java drops zeros at the
   * end if one of the numbers is much smaller.
   */
  private static BigDecimal sum(BigDecimal left, BigDecimal right) {
    BigDecimal sum = left.add(right, MathContext.DECIMAL128);
    int scale = Math.max(left.scale(), right.scale());
    int digitsLeft = DIGITS - sum.precision();
    boolean isPadded = sum.signum() == 0 || sum.scale() >= scale || digitsLeft <= 0;
    return isPadded ? sum : sum.setScale(Math.min(scale, sum.scale() + digitsLeft));
  }

  /** The product; its sign is minus if one of the operands' is, also where it is zero. */
  public static Decimal128 multiply(Decimal128 left, Decimal128 right) {
    if (left.isNaN() || right.isNaN()) {
      return Decimal128.NaN;
    }
    boolean minus = left.isNegative() != right.isNegative();
    if (left.isFinite() && right.isFinite()) {
      return signed(magnitude(left).multiply(magnitude(right)), minus);
    }
    return isZero(left) || isZero(right) ? Decimal128.NaN : infinity(minus);
  }

  public static boolean isZero(Decimal128 value) {
    return value.isFinite() && magnitude(value).signum() == 0;
  }

  public static Decimal128 infinity(boolean minus) {
    return minus ? Decimal128.NEGATIVE_INFINITY : Decimal128.POSITIVE_INFINITY;
  }

  private static boolean isMinusZero(Decimal128 value) {
    return value.isNegative() && isZero(value);
  }

  public static Decimal128 negate(Decimal128 value) {
    return Decimal128.fromIEEE754BIDEncoding(value.getHigh() ^ Long.MIN_VALUE, value.getLow());
  }

  public static Decimal128 abs(Decimal128 value) {
    return value.isNegative() ? negate(value) : value;
  }

  public static Decimal128 subtract(Decimal128 left, Decimal128 right) {
    return right.isNaN() ? Decimal128.NaN : add(left, negate(right));
  }

  /** The quotient; one by zero is an infinity, and zero by zero NaN. */
  public static Decimal128 divide(Decimal128 left, Decimal128 right) {
    boolean undefined =
        (left.isInfinite() && right.isInfinite()) || (isZero(left) && isZero(right));
    if (left.isNaN() || right.isNaN() || undefined) {
      return Decimal128.NaN;
    }
    boolean minus = left.isNegative() != right.isNegative();
    if (left.isInfinite() || isZero(right)) {
      return infinity(minus);
    }
    if (right.isInfinite()) {
      return signed(BigDecimal.valueOf(0, SCALE_MAX), minus);
    }
    return signed(quotient(magnitude(left), magnitude(right)), minus);
  }

  private static BigDecimal quotient(BigDecimal left, BigDecimal right) {
    BigDecimal quotient = left.divide(right, MathContext.DECIMAL128);
    return quotient.signum() != 0 && adjustedExponent(quotient) < ADJUSTED_EXPONENT_MIN
        ? subnormalQuotient(left, right)
        : quotient;
  }

  /** Where it is exact, its exponent is as near to the difference of the operands' as can be. */
  private static BigDecimal subnormalQuotient(BigDecimal left, BigDecimal right) {
    BigDecimal rounded = left.divide(right, SCALE_MAX, RoundingMode.HALF_EVEN);
    BigDecimal shortest = rounded.stripTrailingZeros();
    boolean isExact = shortest.multiply(right).compareTo(left) == 0;
    int ideal = Math.min(SCALE_MAX, left.scale() - right.scale());
    return isExact ? shortest.setScale(Math.max(shortest.scale(), ideal)) : rounded;
  }

  /** What is left of a division with a whole quotient; it has the sign of the dividend. */
  public static Decimal128 remainder(Decimal128 left, Decimal128 right) {
    if (left.isNaN() || right.isNaN() || left.isInfinite() || isZero(right)) {
      return Decimal128.NaN;
    }
    if (right.isInfinite()) {
      return left;
    }
    BigDecimal dividend = magnitude(left);
    BigDecimal divisor = magnitude(right);
    int scale = Math.max(dividend.scale(), divisor.scale());
    return signed(dividend.remainder(divisor).setScale(scale), left.isNegative());
  }

  /** The square root; NaN for numbers below zero. */
  public static Decimal128 squareRoot(Decimal128 value) {
    if (value.isNaN() || (value.isNegative() && !isZero(value))) {
      return Decimal128.NaN;
    }
    return value.isInfinite()
        ? value
        : signed(magnitude(value).sqrt(MathContext.DECIMAL128), value.isNegative());
  }

  /**
   * The number with so many digits after the point, or before it if negative; NaN for an infinity
   * and for what 34 digits do not hold.
   */
  public static Decimal128 quantize(Decimal128 value, int scale, RoundingMode mode) {
    if (!value.isFinite()) {
      return Decimal128.NaN;
    }
    BigDecimal exact = exact(value).setScale(scale, mode);
    boolean fits = exact.precision() <= DIGITS;
    return fits ? signed(exact.abs(), value.isNegative()) : Decimal128.NaN;
  }

  /** Like {@link #quantize}, but with as many digits as there may be where not all fit. */
  public static Decimal128 roundTo(Decimal128 value, int scale, RoundingMode mode) {
    Decimal128 rounded = quantize(value, scale, mode);
    return rounded.isNaN() && value.isFinite() ? padded(value) : rounded;
  }

  /** The same number with as many digits as there may be, zeros at the end. */
  public static Decimal128 padded(Decimal128 value) {
    return add(value, Decimal128.fromIEEE754BIDEncoding(0, 0));
  }

  /** The nearest decimal, or an infinity if it is beyond all finite ones. */
  public static Decimal128 round(BigDecimal value) {
    return signed(value.abs(), value.signum() < 0);
  }

  /** The nearest decimal to a magnitude, with a sign. */
  public static Decimal128 signed(BigDecimal magnitude, boolean minus) {
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
    if (adjusted < -SCALE_MAX - 1) {
      return new Decimal128(BigDecimal.valueOf(0, SCALE_MAX));
    }
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

  /** The double with all the digits that a decimal holds. */
  public static Decimal128 ofDoubleExactly(double value) {
    return Double.isFinite(value) && value != 0 ? round(new BigDecimal(value)) : ofDouble(value);
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
