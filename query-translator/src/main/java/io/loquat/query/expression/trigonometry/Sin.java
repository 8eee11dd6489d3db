package io.loquat.query.expression.trigonometry;

import io.loquat.query.expression.number.DecimalAngles;
import io.loquat.query.expression.number.NumberOperators;
import io.loquat.query.expression.tree.ExpressionOperator;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Example;

/** {@code $sin}: the sine. Stateless. */
final class Sin {
  private static final OperatorSpec SPEC =
      Trigonometric.spec(
          "$sin",
          Range.FINITE,
          "The sine of an angle in radians.",
          Example.of("{}", "{\"$sin\": 0}", "0.0"),
          Example.of(
              "{}",
              "{\"$sin\": {$numberDecimal: '1'}}",
              "{$numberDecimal: '0.8414709848078965066525023216302990'}"),
          Example.of("{}", "{\"$sin\": null}", "null"),
          Example.fails("{}", "{\"$sin\": 'x'}", NumberOperators.NOT_NUMERIC),
          Example.fails(
              "{}", "{\"$sin\": {$numberDouble: '-Infinity'}}", Trigonometric.OUT_OF_RANGE));

  private Sin() {}

  static ExpressionOperator operator() {
    return Trigonometric.operator(SPEC, Range.FINITE, Math::sin, DecimalAngles::sin);
  }
}
