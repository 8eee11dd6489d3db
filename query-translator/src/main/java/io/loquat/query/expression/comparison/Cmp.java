package io.loquat.query.expression.comparison;

import io.loquat.query.expression.tree.ExpressionOperator;
import io.loquat.query.operator.OperatorSpec;
import org.bson.BsonInt32;

/** {@code $cmp}. Stateless. */
final class Cmp {
  private static final OperatorSpec SPEC =
      Comparison.spec(
          "$cmp",
          "Compares two values: -1, 0 or 1 as the first is less, equal or greater.",
          "-1",
          "0",
          "1");

  private Cmp() {}

  static ExpressionOperator operator() {
    return Comparison.operator(SPEC, order -> new BsonInt32(Integer.signum(order)));
  }
}
