package io.loquat.query.expression.trigonometry;

import io.loquat.query.expression.number.DecimalAngles;
import io.loquat.query.expression.number.NumberOperators;
import io.loquat.query.expression.tree.ExpressionOperator;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Example;

/** {@code $cosh}: the hyperbolic cosine. Stateless. */
final class Cosh {
  private static final OperatorSpec SPEC =
      Trigonometric.spec(
          "$cosh",
          Range.ANY,
          "The hyperbolic cosine of a number.",
          Example.of("{}", "{\"$cosh\": 0}", "1.0"),
          Example.of("{}", "{\"$cosh\": null}", "null"),
          Example.fails("{}", "{\"$cosh\": 'x'}", NumberOperators.NOT_NUMERIC));

  private Cosh() {}

  static ExpressionOperator operator() {
    return Trigonometric.operator(SPEC, Range.ANY, Math::cosh, DecimalAngles::cosh);
  }
}
