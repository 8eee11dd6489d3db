package io.loquat.query.expression.trigonometry;

import io.loquat.query.expression.number.DecimalAngles;
import io.loquat.query.expression.number.NumberOperators;
import io.loquat.query.expression.tree.ExpressionOperator;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Example;

/** {@code $cos}: the cosine. Stateless. */
final class Cos {
  private static final OperatorSpec SPEC =
      Trigonometric.spec(
          "$cos",
          Range.FINITE,
          "The cosine of an angle in radians.",
          Example.of("{}", "{\"$cos\": 0}", "1.0"),
          Example.of(
              "{}",
              "{\"$cos\": {$numberDecimal: '1'}}",
              "{$numberDecimal: '0.5403023058681397174009366074429766'}"),
          Example.of("{}", "{\"$cos\": null}", "null"),
          Example.fails("{}", "{\"$cos\": 'x'}", NumberOperators.NOT_NUMERIC),
          Example.fails(
              "{}", "{\"$cos\": {$numberDouble: '-Infinity'}}", Trigonometric.OUT_OF_RANGE));

  private Cos() {}

  static ExpressionOperator operator() {
    return Trigonometric.operator(SPEC, Range.FINITE, Math::cos, DecimalAngles::cos);
  }
}
