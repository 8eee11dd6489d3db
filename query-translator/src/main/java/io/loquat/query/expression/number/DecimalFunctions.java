package io.loquat.query.expression.number;

import ch.obermuhlner.math.big.BigDecimalMath;
import io.loquat.model.Decimals;
import java.math.BigDecimal;
import java.math.MathContext;
import org.bson.types.Decimal128;

/** Powers and logarithms of decimals, right to the last of their 34 digits. Stateless. */
public final class DecimalFunctions {
  private static final Decimal128 ONE = new Decimal128(1);

  /** Twice the digits of a decimal, and some: what is near one loses half of them. */
  static final MathContext PRECISE = new MathContext(90);

  private static final BigDecimal LN_2 = BigDecimalMath.log(BigDecimal.TWO, PRECISE);
  private static final BigDecimal LN_10 = BigDecimalMath.log(BigDecimal.TEN, PRECISE);

  /** Beyond this, e raised to a number is no finite decimal, or nothing. */
  private static final BigDecimal EXPONENT_MAX = BigDecimal.valueOf(14_300);

  private static final BigDecimal POWER_EXPONENT_MAX = BigDecimal.valueOf(100_000);

  private DecimalFunctions() {}

  /** e raised to the number. */
  public static Decimal128 exp(Decimal128 value) {
    if (value.isNaN()) {
      return Decimal128.NaN;
    }
    if (value.isInfinite()) {
      return value.isNegative() ? Decimal128.POSITIVE_ZERO : value;
    }
    return DecimalResult.of(exp(Decimals.exact(value)));
  }

  /** Cut off where the result is beyond all decimals anyway. */
  private static BigDecimal exp(BigDecimal exponent) {
    BigDecimal bounded = exponent.min(EXPONENT_MAX).max(EXPONENT_MAX.negate());
    return BigDecimalMath.exp(bounded, PRECISE);
  }

  /** The natural logarithm of a number above zero. */
  public static Decimal128 ln(Decimal128 value) {
    return value.isInfinite() ? value : DecimalResult.of(ln(Decimals.exact(value)));
  }

  /** The library takes long for numbers near zero, so that it gets one near ten. */
  static BigDecimal ln(BigDecimal value) {
    int exponent = value.precision() - value.scale() - 1;
    if (Math.abs(exponent) <= 1) {
      return BigDecimalMath.log(value, PRECISE);
    }
    return BigDecimalMath.log(value.scaleByPowerOfTen(-exponent), PRECISE)
        .add(LN_10.multiply(BigDecimal.valueOf(exponent)), PRECISE);
  }

  /** The logarithm to base ten of a number above zero. */
  public static Decimal128 log10(Decimal128 value) {
    return value.isInfinite()
        ? value
        : DecimalResult.of(ln(Decimals.exact(value)).divide(LN_10, PRECISE));
  }

  /** The logarithm to base two of a number above zero. */
  public static Decimal128 log2(Decimal128 value) {
    return value.isInfinite()
        ? value
        : DecimalResult.of(ln(Decimals.exact(value)).divide(LN_2, PRECISE));
  }

  /** The power, with the special cases of IEEE 754: one if the exponent is zero or the base one. */
  public static Decimal128 pow(Decimal128 base, Decimal128 exponent) {
    if (Decimals.isZero(exponent) || base.compareTo(ONE) == 0) {
      return ONE;
    }
    if (base.isNaN() || exponent.isNaN()) {
      return Decimal128.NaN;
    }
    if (exponent.isInfinite()) {
      return infinitePower(base, exponent.isNegative());
    }
    BigDecimal exactExponent = Decimals.exact(exponent);
    boolean whole = exactExponent.stripTrailingZeros().scale() <= 0;
    boolean odd = whole && isOdd(exactExponent);
    boolean minus = base.isNegative() && odd;
    if (base.isInfinite() || Decimals.isZero(base)) {
      boolean infinite = base.isInfinite() != exponent.isNegative();
      return infinite ? Decimals.infinity(minus) : zero(minus);
    }
    return base.isNegative() && !whole
        ? Decimal128.NaN
        : signed(power(Decimals.magnitude(base), exactExponent, whole), minus);
  }

  private static boolean isOdd(BigDecimal whole) {
    BigDecimal rest = whole.remainder(BigDecimal.TWO);
    return rest.signum() != 0;
  }

  private static Decimal128 zero(boolean minus) {
    return minus ? Decimal128.NEGATIVE_ZERO : Decimal128.POSITIVE_ZERO;
  }

  private static Decimal128 signed(BigDecimal magnitude, boolean minus) {
    return Decimals.signed(magnitude, minus);
  }

  private static Decimal128 infinitePower(Decimal128 base, boolean minus) {
    int order = Decimals.abs(base).compareTo(ONE);
    if (order == 0) {
      return ONE;
    }
    return (order > 0) != minus ? Decimal128.POSITIVE_INFINITY : Decimal128.POSITIVE_ZERO;
  }

  private static BigDecimal power(BigDecimal base, BigDecimal exponent, boolean whole) {
    boolean near = exponent.abs().compareTo(POWER_EXPONENT_MAX) <= 0;
    return whole && near && Math.abs(base.scale()) <= PRECISE.getPrecision()
        ? base.pow(exponent.intValueExact(), PRECISE)
        : exp(exponent.multiply(ln(base), PRECISE));
  }
}
