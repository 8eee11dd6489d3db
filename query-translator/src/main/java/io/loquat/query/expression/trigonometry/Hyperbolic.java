package io.loquat.query.expression.trigonometry;

/** The inverses of the hyperbolic functions, which Java lacks; exact near zero too. Stateless. */
final class Hyperbolic {
  /** Above this, the square of a number plus or minus one is the square. */
  private static final double LARGE = 0x1p28;

  private static final double LN_2 = 0.6931471805599453;

  private Hyperbolic() {}

  static double asinh(double value) {
    double x = Math.abs(value);
    double result =
        x > LARGE ? Math.log(x) + LN_2 : Math.log1p(x + x * x / (1 + Math.sqrt(x * x + 1)));
    return Math.copySign(result, value);
  }

  static double acosh(double value) {
    double above = value - 1;
    return value > LARGE
        ? Math.log(value) + LN_2
        : Math.log1p(above + Math.sqrt(2 * above + above * above));
  }

  static double atanh(double value) {
    double x = Math.abs(value);
    return Math.copySign(Math.log1p(2 * x / (1 - x)) / 2, value);
  }
}
