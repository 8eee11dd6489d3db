package io.loquat.query.expression.arithmetic;

import io.loquat.query.expression.tree.ExpressionOperator;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Example;
import java.math.RoundingMode;

/** {@code $round}. Stateless. */
final class Round {
  private static final OperatorSpec SPEC =
      Places.spec(
          "$round",
          "4.2",
          "Rounds a number to a place after the point; halves go to the even neighbour.",
          Example.of("{a: 1.25}", "{$round: ['$a', 1]}", "1.2"),
          Example.of("{}", "{$round: 2.5}", "2.0"),
          Example.of("{}", "{$round: [1250, -2]}", "1200"),
          Example.of(
              "{}", "{$round: [{$numberDecimal: '23.298'}, -1]}", "{$numberDecimal: '2E+1'}"));

  private Round() {}

  static ExpressionOperator operator() {
    return Places.operator(SPEC, RoundingMode.HALF_EVEN);
  }
}
