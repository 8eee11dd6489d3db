package io.loquat.query.expression.trigonometry;

import io.loquat.model.Decimals;
import io.loquat.query.expression.number.NumberOperators;
import io.loquat.query.expression.tree.ExpressionOperator;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Example;
import org.bson.types.Decimal128;

/** {@code $degreesToRadians}. Stateless. */
final class DegreesToRadians {
  private static final OperatorSpec SPEC =
      Trigonometric.spec(
          "$degreesToRadians",
          Range.ANY,
          "Turns degrees into radians.",
          Example.of("{}", "{$degreesToRadians: 180}", "3.141592653589793"),
          Example.of(
              "{}",
              "{$degreesToRadians: {$numberDecimal: '180'}}",
              "{$numberDecimal: '3.141592653589793238462643383279503'}"),
          Example.of("{}", "{$degreesToRadians: null}", "null"),
          Example.fails("{}", "{$degreesToRadians: 'x'}", NumberOperators.NOT_NUMERIC));

  private static final double FACTOR = Math.PI / 180;

  private static final Decimal128 PI = Decimal128.parse("3.141592653589793238462643383279503");
  private static final Decimal128 DEGREES = new Decimal128(180);
  private static final Decimal128 DECIMAL_FACTOR = Decimals.divide(PI, DEGREES);

  private DegreesToRadians() {}

  static ExpressionOperator operator() {
    return NumberOperators.real(
        SPEC, value -> value * FACTOR, value -> Decimals.multiply(value, DECIMAL_FACTOR));
  }
}
