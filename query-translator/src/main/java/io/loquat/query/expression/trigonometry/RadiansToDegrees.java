package io.loquat.query.expression.trigonometry;

import io.loquat.model.Decimals;
import io.loquat.query.expression.number.NumberOperators;
import io.loquat.query.expression.tree.ExpressionOperator;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Example;
import org.bson.types.Decimal128;

/** {@code $radiansToDegrees}. Stateless. */
final class RadiansToDegrees {
  private static final OperatorSpec SPEC =
      Trigonometric.spec(
          "$radiansToDegrees",
          Range.ANY,
          "Turns radians into degrees.",
          Example.of("{}", "{$radiansToDegrees: 0}", "0.0"),
          Example.of(
              "{}",
              "{$radiansToDegrees: {$numberDecimal: '1'}}",
              "{$numberDecimal: '57.29577951308232087679815481410517'}"),
          Example.of("{}", "{$radiansToDegrees: null}", "null"),
          Example.fails("{}", "{$radiansToDegrees: 'x'}", NumberOperators.NOT_NUMERIC));

  private static final double FACTOR = 180 / Math.PI;

  private static final Decimal128 PI = Decimal128.parse("3.141592653589793238462643383279503");
  private static final Decimal128 DEGREES = new Decimal128(180);
  private static final Decimal128 DECIMAL_FACTOR = Decimals.divide(DEGREES, PI);

  private RadiansToDegrees() {}

  static ExpressionOperator operator() {
    return NumberOperators.real(
        SPEC, value -> value * FACTOR, value -> Decimals.multiply(value, DECIMAL_FACTOR));
  }
}
