package io.loquat.query.expression.trigonometry;

import io.loquat.query.expression.number.DecimalAngles;
import io.loquat.query.expression.number.NumberOperators;
import io.loquat.query.expression.tree.ExpressionOperator;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Example;

/** {@code $atanh}: the inverse of tanh. Stateless. */
final class Atanh {
  private static final OperatorSpec SPEC =
      Trigonometric.spec(
          "$atanh",
          Range.UNIT,
          "The number that has this hyperbolic tangent.",
          Example.of("{}", "{\"$atanh\": 0}", "0.0"),
          Example.of("{}", "{\"$atanh\": 1}", "{$numberDouble: 'Infinity'}"),
          Example.of("{}", "{\"$atanh\": null}", "null"),
          Example.fails("{}", "{\"$atanh\": 'x'}", NumberOperators.NOT_NUMERIC),
          Example.fails("{}", "{\"$atanh\": 1.5}", Trigonometric.OUT_OF_RANGE));

  private Atanh() {}

  static ExpressionOperator operator() {
    return Trigonometric.operator(SPEC, Range.UNIT, Hyperbolic::atanh, DecimalAngles::atanh);
  }
}
