package io.loquat.query.expression.comparison;

import io.loquat.query.expression.tree.ExpressionOperator;
import io.loquat.query.operator.OperatorSpec;
import org.bson.BsonBoolean;

/** {@code $eq}. Stateless. */
final class Eq {
  private static final OperatorSpec SPEC =
      Comparison.spec("$eq", "Whether two values are equal.", "false", "true", "false");

  private Eq() {}

  static ExpressionOperator operator() {
    return Comparison.operator(SPEC, order -> BsonBoolean.valueOf(order == 0));
  }
}
