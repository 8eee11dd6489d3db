package io.loquat.query.expression.conversion;

import io.loquat.query.expression.tree.ExpressionOperator;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Example;
import org.bson.BsonType;

/** {@code $toBool}. Stateless. */
final class ToBoolOperator {
  private static final OperatorSpec SPEC =
      Shorthand.spec(
          "$toBool",
          "4.0",
          "a boolean",
          Example.of("{}", "{$toBool: 'false'}", "true"),
          Example.of("{}", "{$toBool: 0}", "false"));

  private ToBoolOperator() {}

  static ExpressionOperator operator() {
    return Shorthand.operator(SPEC, new Target(BsonType.BOOLEAN), Manner.AUTOMATIC);
  }
}
