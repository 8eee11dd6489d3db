package io.loquat.query.expression.trigonometry;

import io.loquat.query.expression.number.DecimalAngles;
import io.loquat.query.expression.number.NumberOperators;
import io.loquat.query.expression.tree.ExpressionOperator;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Example;

/** {@code $acosh}: the inverse of cosh. Stateless. */
final class Acosh {
  private static final OperatorSpec SPEC =
      Trigonometric.spec(
          "$acosh",
          Range.FROM_ONE,
          "The number that has this hyperbolic cosine.",
          Example.of("{}", "{\"$acosh\": 1}", "0.0"),
          Example.of("{}", "{\"$acosh\": null}", "null"),
          Example.fails("{}", "{\"$acosh\": 'x'}", NumberOperators.NOT_NUMERIC),
          Example.fails("{}", "{\"$acosh\": 0.5}", Trigonometric.OUT_OF_RANGE));

  private Acosh() {}

  static ExpressionOperator operator() {
    return Trigonometric.operator(SPEC, Range.FROM_ONE, Hyperbolic::acosh, DecimalAngles::acosh);
  }
}
