package io.loquat.query.expression.comparison;

import io.loquat.query.expression.tree.ExpressionOperator;
import io.loquat.query.operator.OperatorSpec;
import org.bson.BsonBoolean;

/** {@code $lt}. Stateless. */
final class Lt {
  private static final OperatorSpec SPEC =
      Comparison.spec(
          "$lt", "Whether the first value is less than the second.", "true", "false", "false");

  private Lt() {}

  static ExpressionOperator operator() {
    return Comparison.operator(SPEC, order -> BsonBoolean.valueOf(order < 0));
  }
}
