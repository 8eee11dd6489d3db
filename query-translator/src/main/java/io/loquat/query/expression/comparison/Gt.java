package io.loquat.query.expression.comparison;

import io.loquat.query.expression.tree.ExpressionOperator;
import io.loquat.query.operator.OperatorSpec;
import org.bson.BsonBoolean;

/** {@code $gt}. Stateless. */
final class Gt {
  private static final OperatorSpec SPEC =
      Comparison.spec(
          "$gt", "Whether the first value is greater than the second.", "false", "false", "true");

  private Gt() {}

  static ExpressionOperator operator() {
    return Comparison.operator(SPEC, order -> BsonBoolean.valueOf(order > 0));
  }
}
