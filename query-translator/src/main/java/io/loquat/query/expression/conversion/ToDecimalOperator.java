package io.loquat.query.expression.conversion;

import io.loquat.model.ErrorCode;
import io.loquat.query.expression.tree.ExpressionOperator;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Example;
import org.bson.BsonType;

/** {@code $toDecimal}. Stateless. */
final class ToDecimalOperator {
  private static final OperatorSpec SPEC =
      Shorthand.spec(
          "$toDecimal",
          "4.0",
          "a decimal",
          Example.of("{}", "{$toDecimal: '1.50'}", "{$numberDecimal: '1.50'}"),
          Example.of("{}", "{$toDecimal: 0.1}", "{$numberDecimal: '0.100000000000000'}"),
          Example.fails("{}", "{$toDecimal: 'x'}", ErrorCode.CONVERSION_FAILURE));

  private ToDecimalOperator() {}

  static ExpressionOperator operator() {
    return Shorthand.operator(SPEC, new Target(BsonType.DECIMAL128), Manner.AUTOMATIC);
  }
}
