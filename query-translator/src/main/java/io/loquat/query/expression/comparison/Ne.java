package io.loquat.query.expression.comparison;

import io.loquat.query.expression.tree.ExpressionOperator;
import io.loquat.query.operator.OperatorSpec;
import org.bson.BsonBoolean;

/** {@code $ne}. Stateless. */
final class Ne {
  private static final OperatorSpec SPEC =
      Comparison.spec("$ne", "Whether two values are not equal.", "true", "false", "true");

  private Ne() {}

  static ExpressionOperator operator() {
    return Comparison.operator(SPEC, order -> BsonBoolean.valueOf(order != 0));
  }
}
