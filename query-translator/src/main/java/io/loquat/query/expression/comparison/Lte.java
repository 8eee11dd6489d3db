package io.loquat.query.expression.comparison;

import io.loquat.query.expression.tree.ExpressionOperator;
import io.loquat.query.operator.OperatorSpec;
import org.bson.BsonBoolean;

/** {@code $lte}. Stateless. */
final class Lte {
  private static final OperatorSpec SPEC =
      Comparison.spec(
          "$lte",
          "Whether the first value is less than the second, or equal.",
          "true",
          "true",
          "false");

  private Lte() {}

  static ExpressionOperator operator() {
    return Comparison.operator(SPEC, order -> BsonBoolean.valueOf(order <= 0));
  }
}
