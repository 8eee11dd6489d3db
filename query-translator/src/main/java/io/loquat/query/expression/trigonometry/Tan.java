package io.loquat.query.expression.trigonometry;

import io.loquat.query.expression.number.DecimalAngles;
import io.loquat.query.expression.number.NumberOperators;
import io.loquat.query.expression.tree.ExpressionOperator;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Example;

/** {@code $tan}: the tangent. Stateless. */
final class Tan {
  private static final OperatorSpec SPEC =
      Trigonometric.spec(
          "$tan",
          Range.FINITE,
          "The tangent of an angle in radians.",
          Example.of("{}", "{\"$tan\": 0}", "0.0"),
          Example.of("{}", "{\"$tan\": null}", "null"),
          Example.fails("{}", "{\"$tan\": 'x'}", NumberOperators.NOT_NUMERIC),
          Example.fails(
              "{}", "{\"$tan\": {$numberDouble: '-Infinity'}}", Trigonometric.OUT_OF_RANGE));

  private Tan() {}

  static ExpressionOperator operator() {
    return Trigonometric.operator(SPEC, Range.FINITE, Math::tan, DecimalAngles::tan);
  }
}
