package io.loquat.query.expression.number;

import io.loquat.model.Decimals;
import java.math.BigDecimal;
import java.math.MathContext;
import org.bson.types.Decimal128;

/**
 * What functions of decimals give for an exact result, as MongoDB does, which computes them with
 * binary numbers of as many digits: a whole number stands without point, all else has 34 digits.
 */
final class DecimalResult {
  private static final int DIGITS = 34;

  private DecimalResult() {}

  static Decimal128 of(BigDecimal exact) {
    BigDecimal rounded = exact.round(MathContext.DECIMAL128);
    BigDecimal stripped = rounded.stripTrailingZeros();
    boolean whole = stripped.scale() <= 0 && stripped.precision() - stripped.scale() <= DIGITS;
    return Decimals.round(whole ? stripped.setScale(0) : padded(rounded));
  }

  private static BigDecimal padded(BigDecimal value) {
    return value.setScale(value.scale() + DIGITS - value.precision());
  }
}
