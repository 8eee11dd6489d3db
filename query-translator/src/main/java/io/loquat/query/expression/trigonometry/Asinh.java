package io.loquat.query.expression.trigonometry;

import io.loquat.query.expression.number.DecimalAngles;
import io.loquat.query.expression.number.NumberOperators;
import io.loquat.query.expression.tree.ExpressionOperator;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Example;

/** {@code $asinh}: the inverse of sinh. Stateless. */
final class Asinh {
  private static final OperatorSpec SPEC =
      Trigonometric.spec(
          "$asinh",
          Range.ANY,
          "The number that has this hyperbolic sine.",
          Example.of("{}", "{\"$asinh\": 0}", "0.0"),
          Example.of("{}", "{\"$asinh\": null}", "null"),
          Example.fails("{}", "{\"$asinh\": 'x'}", NumberOperators.NOT_NUMERIC));

  private Asinh() {}

  static ExpressionOperator operator() {
    return Trigonometric.operator(SPEC, Range.ANY, Hyperbolic::asinh, DecimalAngles::asinh);
  }
}
