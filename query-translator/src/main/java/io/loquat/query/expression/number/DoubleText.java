package io.loquat.query.expression.number;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Finite doubles as C++ prints them: plain near one, else with an exponent. Stateless. */
public final class DoubleText {
  /** As streams print. */
  static final int STREAM_DIGITS = 6;

  private static final MathContext ONE_DIGIT = new MathContext(1, RoundingMode.HALF_EVEN);

  private static final int PLAIN_EXPONENT_MIN = -4;
  private static final int SHORTEST_EXPONENT_MAX = 16;

  private DoubleText() {}

  /** The fewest digits that give the same double again. */
  public static String shortest(double value) {
    BigDecimal decimal = new BigDecimal(Double.toString(value));
    // Java gives two digits at least, and so 4.9E-324, where 5E-324 is the same double.
    BigDecimal oneDigit = decimal.round(ONE_DIGIT);
    boolean same = oneDigit.doubleValue() == value;
    return text(same ? oneDigit : decimal, value, SHORTEST_EXPONENT_MAX);
  }

  static String of(double value, int digits) {
    MathContext context = new MathContext(digits, RoundingMode.HALF_EVEN);
    return text(new BigDecimal(value).round(context), value, digits);
  }

  private static String text(BigDecimal decimal, double value, int exponentMax) {
    String sign = value < 0 || (value == 0 && 1 / value < 0) ? "-" : "";
    BigDecimal stripped = decimal.abs().stripTrailingZeros();
    int exponent = stripped.precision() - stripped.scale() - 1;
    boolean plain =
        stripped.signum() == 0 || (exponent >= PLAIN_EXPONENT_MIN && exponent < exponentMax);
    return sign + (plain ? stripped.toPlainString() : scientific(stripped, exponent));
  }

  private static String scientific(BigDecimal stripped, int exponent) {
    String digits = stripped.unscaledValue().toString();
    String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
    String padding = Math.abs(exponent) < 10 ? "0" : "";
    return digits.charAt(0)
        + fraction
        + (exponent < 0 ? "e-" : "e+")
        + padding
        + Math.abs(exponent);
  }
}
