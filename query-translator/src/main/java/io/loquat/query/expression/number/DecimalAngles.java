package io.loquat.query.expression.number;

import ch.obermuhlner.math.big.BigDecimalMath;
import io.loquat.model.Decimals;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.function.UnaryOperator;
import org.bson.types.Decimal128;

/** Sine and cosine of decimals, and their relatives and inverses. Stateless. */
public final class DecimalAngles {
  private static final MathContext PRECISE = DecimalFunctions.PRECISE;
  private static final BigDecimal PI = BigDecimalMath.pi(PRECISE);
  private static final BigDecimal HALF_PI = PI.divide(BigDecimal.TWO, PRECISE);

  /** Beyond this, hyperbolic functions are no finite decimals, or one. */
  private static final BigDecimal EXPONENT_MAX = BigDecimal.valueOf(14_300);

  /** Below this, sine, tangent and their like do not differ from their argument. */
  private static final BigDecimal TINY = new BigDecimal("1E-20");

  /** Above this, the inverse of an argument has no effect on 34 digits. */
  private static final BigDecimal HUGE = new BigDecimal("1E+40");

  private DecimalAngles() {}

  public static Decimal128 sin(Decimal128 angle) {
    return odd(angle, value -> BigDecimalMath.sin(reduced(value), PRECISE));
  }

  public static Decimal128 cos(Decimal128 angle) {
    return DecimalResult.of(BigDecimalMath.cos(reduced(Decimals.exact(angle)), PRECISE));
  }

  public static Decimal128 tan(Decimal128 angle) {
    return odd(angle, value -> BigDecimalMath.tan(reduced(value), PRECISE));
  }

  /** The same angle within one turn; pi is needed with as many more digits as the angle is long. */
  private static BigDecimal reduced(BigDecimal angle) {
    int digitsBeforePoint = Math.max(0, angle.precision() - angle.scale());
    if (digitsBeforePoint <= 1) {
      return angle;
    }
    MathContext context = new MathContext(PRECISE.getPrecision() + digitsBeforePoint);
    BigDecimal turn = BigDecimalMath.pi(context).multiply(BigDecimal.TWO);
    return angle.remainder(turn).round(PRECISE);
  }

  public static Decimal128 asin(Decimal128 value) {
    return odd(value, exact -> BigDecimalMath.asin(exact, PRECISE));
  }

  public static Decimal128 acos(Decimal128 value) {
    return DecimalResult.of(BigDecimalMath.acos(Decimals.exact(value), PRECISE));
  }

  public static Decimal128 atan(Decimal128 value) {
    if (value.isInfinite()) {
      return DecimalResult.of(value.isNegative() ? HALF_PI.negate() : HALF_PI);
    }
    return odd(value, DecimalAngles::atan);
  }

  private static BigDecimal atan(BigDecimal value) {
    return value.abs().compareTo(HUGE) > 0
        ? HALF_PI.multiply(BigDecimal.valueOf(value.signum()))
        : BigDecimalMath.atan(value, PRECISE);
  }

  /** The angle of the point (x, y), between minus pi and pi. */
  public static Decimal128 atan2(Decimal128 y, Decimal128 x) {
    if (y.isNaN() || x.isNaN()) {
      return Decimal128.NaN;
    }
    if (Decimals.isZero(y) && !x.isNegative()) {
      return y;
    }
    BigDecimal angle = angle(Decimals.abs(y), Decimals.abs(x));
    BigDecimal turned = x.isNegative() ? PI.subtract(angle) : angle;
    return DecimalResult.of(y.isNegative() ? turned.negate() : turned);
  }

  /** In the first quadrant, with its border. */
  private static BigDecimal angle(Decimal128 y, Decimal128 x) {
    if (y.isInfinite()) {
      return x.isInfinite() ? HALF_PI.divide(BigDecimal.TWO, PRECISE) : HALF_PI;
    }
    if (Decimals.isZero(y) || x.isInfinite()) {
      return BigDecimal.ZERO;
    }
    return Decimals.isZero(x)
        ? HALF_PI
        : atan(Decimals.magnitude(y).divide(Decimals.magnitude(x), PRECISE));
  }

  public static Decimal128 sinh(Decimal128 value) {
    return value.isInfinite() ? value : odd(value, DecimalAngles::sinh);
  }

  /** The library sums a series, which is long for what is far from zero. */
  private static BigDecimal sinh(BigDecimal value) {
    if (value.abs().compareTo(BigDecimal.ONE) < 0) {
      return BigDecimalMath.sinh(value, PRECISE);
    }
    BigDecimal power = exp(value);
    return power.subtract(inverse(power)).divide(BigDecimal.TWO, PRECISE);
  }

  private static BigDecimal exp(BigDecimal value) {
    return BigDecimalMath.exp(value.min(EXPONENT_MAX).max(EXPONENT_MAX.negate()), PRECISE);
  }

  private static BigDecimal inverse(BigDecimal power) {
    return BigDecimal.ONE.divide(power, PRECISE);
  }

  public static Decimal128 cosh(Decimal128 value) {
    return value.isInfinite() ? Decimal128.POSITIVE_INFINITY : finite(value, DecimalAngles::cosh);
  }

  private static BigDecimal cosh(BigDecimal value) {
    BigDecimal power = exp(value);
    return power.add(inverse(power), PRECISE).divide(BigDecimal.TWO, PRECISE);
  }

  public static Decimal128 tanh(Decimal128 value) {
    if (value.isInfinite()) {
      return new Decimal128(value.isNegative() ? -1 : 1);
    }
    return odd(value, DecimalAngles::tanh);
  }

  private static BigDecimal tanh(BigDecimal value) {
    return sinh(value).divide(cosh(value), PRECISE);
  }

  public static Decimal128 asinh(Decimal128 value) {
    return value.isInfinite() ? value : odd(value, DecimalAngles::asinh);
  }

  private static BigDecimal asinh(BigDecimal value) {
    BigDecimal magnitude = value.abs();
    BigDecimal root =
        magnitude.multiply(magnitude).add(BigDecimal.ONE).round(PRECISE).sqrt(PRECISE);
    BigDecimal result = DecimalFunctions.ln(magnitude.add(root, PRECISE));
    return value.signum() < 0 ? result.negate() : result;
  }

  /** Of a number from one. */
  public static Decimal128 acosh(Decimal128 value) {
    return value.isInfinite() ? value : finite(value, DecimalAngles::acosh);
  }

  private static BigDecimal acosh(BigDecimal value) {
    BigDecimal root = value.multiply(value).subtract(BigDecimal.ONE).round(PRECISE).sqrt(PRECISE);
    return DecimalFunctions.ln(value.add(root, PRECISE));
  }

  /** Of a number from minus one to one, which give infinities. */
  public static Decimal128 atanh(Decimal128 value) {
    boolean isOne = Decimals.exact(value).abs().compareTo(BigDecimal.ONE) == 0;
    return isOne ? Decimals.infinity(value.isNegative()) : odd(value, DecimalAngles::atanh);
  }

  private static BigDecimal atanh(BigDecimal value) {
    BigDecimal ratio = BigDecimal.ONE.add(value).divide(BigDecimal.ONE.subtract(value), PRECISE);
    return DecimalFunctions.ln(ratio).divide(BigDecimal.TWO, PRECISE);
  }

  /** A function that is about its argument near zero; zeros keep their signs. */
  private static Decimal128 odd(Decimal128 value, UnaryOperator<BigDecimal> function) {
    boolean isTiny = value.isFinite() && Decimals.magnitude(value).compareTo(TINY) < 0;
    return isTiny ? value : finite(value, function);
  }

  private static Decimal128 finite(Decimal128 value, UnaryOperator<BigDecimal> function) {
    return value.isNaN() ? Decimal128.NaN : DecimalResult.of(function.apply(Decimals.exact(value)));
  }
}
