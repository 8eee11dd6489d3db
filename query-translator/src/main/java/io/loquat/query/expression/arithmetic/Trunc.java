package io.loquat.query.expression.arithmetic;

import io.loquat.query.expression.tree.ExpressionOperator;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Example;
import java.math.RoundingMode;

/** {@code $trunc}. Stateless. */
final class Trunc {
  private static final OperatorSpec SPEC =
      Places.spec(
          "$trunc",
          "3.2",
          "Cuts a number off at a place after the point.",
          Example.of("{a: 1.29}", "{$trunc: ['$a', 1]}", "1.2"),
          Example.of("{}", "{$trunc: -2.5}", "-2.0"),
          Example.of("{}", "{$trunc: [1250, -2]}", "1200"));

  private Trunc() {}

  static ExpressionOperator operator() {
    return Places.operator(SPEC, RoundingMode.DOWN);
  }
}
