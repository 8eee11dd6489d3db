package io.loquat.query.expression.comparison;

import io.loquat.query.expression.tree.ExpressionOperator;
import io.loquat.query.operator.OperatorSpec;
import org.bson.BsonBoolean;

/** {@code $gte}. Stateless. */
final class Gte {
  private static final OperatorSpec SPEC =
      Comparison.spec(
          "$gte",
          "Whether the first value is greater than the second, or equal.",
          "false",
          "true",
          "true");

  private Gte() {}

  static ExpressionOperator operator() {
    return Comparison.operator(SPEC, order -> BsonBoolean.valueOf(order >= 0));
  }
}
