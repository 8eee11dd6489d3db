package io.loquat.query.expression.conversion;

import io.loquat.model.ErrorCode;
import io.loquat.query.expression.tree.ExpressionOperator;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Example;
import org.bson.BsonType;

/** {@code $toInt}. Stateless. */
final class ToIntOperator {
  private static final OperatorSpec SPEC =
      Shorthand.spec(
          "$toInt",
          "4.0",
          "an int",
          Example.of("{}", "{$toInt: '12'}", "12"),
          Example.of("{}", "{$toInt: -1.9}", "-1"),
          Example.fails("{}", "{$toInt: 2147483648.0}", ErrorCode.CONVERSION_FAILURE));

  private ToIntOperator() {}

  static ExpressionOperator operator() {
    return Shorthand.operator(SPEC, new Target(BsonType.INT32), Manner.AUTOMATIC);
  }
}
