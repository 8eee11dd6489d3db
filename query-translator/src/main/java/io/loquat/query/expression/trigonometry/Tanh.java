package io.loquat.query.expression.trigonometry;

import io.loquat.query.expression.number.DecimalAngles;
import io.loquat.query.expression.number.NumberOperators;
import io.loquat.query.expression.tree.ExpressionOperator;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Example;

/** {@code $tanh}: the hyperbolic tangent. Stateless. */
final class Tanh {
  private static final OperatorSpec SPEC =
      Trigonometric.spec(
          "$tanh",
          Range.ANY,
          "The hyperbolic tangent of a number.",
          Example.of("{}", "{\"$tanh\": 0}", "0.0"),
          Example.of("{}", "{\"$tanh\": {$numberDouble: 'Infinity'}}", "1.0"),
          Example.of("{}", "{\"$tanh\": null}", "null"),
          Example.fails("{}", "{\"$tanh\": 'x'}", NumberOperators.NOT_NUMERIC));

  private Tanh() {}

  static ExpressionOperator operator() {
    return Trigonometric.operator(SPEC, Range.ANY, Math::tanh, DecimalAngles::tanh);
  }
}
