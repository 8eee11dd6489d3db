package io.loquat.query.expression.number;

import io.loquat.model.Decimals;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.bson.types.Decimal128;

/**
 * What functions of decimals give for an exact result, as MongoDB does: it computes them with
 * binary numbers of 113 bits, which are about 34 digits but sometimes make the last one another. A
 * whole number stands without point, all else has 34 digits.
 */
final class DecimalResult {
  private static final int DIGITS = 34;
  private static final int BITS = 113;
  private static final double LOG2_10 = 3.321928094887362;
  private static final MathContext PRECISE = new MathContext(60);
  private static final MathContext LEADING = new MathContext(15, RoundingMode.DOWN);

  private DecimalResult() {}

  static Decimal128 of(BigDecimal exact) {
    if (exact.signum() == 0) {
      return Decimal128.POSITIVE_ZERO;
    }
    BigDecimal rounded = binary(exact).round(MathContext.DECIMAL128);
    BigDecimal stripped = rounded.stripTrailingZeros();
    boolean whole = stripped.scale() <= 0 && stripped.precision() - stripped.scale() <= DIGITS;
    return Decimals.round(whole ? stripped.setScale(0) : padded(rounded));
  }

  /** The nearest number of 113 bits. */
  private static BigDecimal binary(BigDecimal exact) {
    BigDecimal unit = BigDecimal.TWO.pow(binaryExponent(exact) - BITS + 1, PRECISE);
    return exact.divide(unit, PRECISE).setScale(0, RoundingMode.HALF_EVEN).multiply(unit, PRECISE);
  }

  /** Of the leading bit. */
  private static int binaryExponent(BigDecimal value) {
    int exponent = value.precision() - value.scale() - 1;
    double leading = value.abs().round(LEADING).scaleByPowerOfTen(-exponent).doubleValue();
    return (int) Math.floor(Math.log(leading) / Math.log(2) + exponent * LOG2_10);
  }

  private static BigDecimal padded(BigDecimal value) {
    return value.setScale(value.scale() + DIGITS - value.precision());
  }
}
