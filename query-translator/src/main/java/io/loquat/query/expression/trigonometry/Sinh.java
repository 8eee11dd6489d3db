package io.loquat.query.expression.trigonometry;

import io.loquat.query.expression.number.DecimalAngles;
import io.loquat.query.expression.number.NumberOperators;
import io.loquat.query.expression.tree.ExpressionOperator;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Example;

/** {@code $sinh}: the hyperbolic sine. Stateless. */
final class Sinh {
  private static final OperatorSpec SPEC =
      Trigonometric.spec(
          "$sinh",
          Range.ANY,
          "The hyperbolic sine of a number.",
          Example.of("{}", "{\"$sinh\": 0}", "0.0"),
          Example.of("{}", "{\"$sinh\": null}", "null"),
          Example.fails("{}", "{\"$sinh\": 'x'}", NumberOperators.NOT_NUMERIC));

  private Sinh() {}

  static ExpressionOperator operator() {
    return Trigonometric.operator(SPEC, Range.ANY, Math::sinh, DecimalAngles::sinh);
  }
}
