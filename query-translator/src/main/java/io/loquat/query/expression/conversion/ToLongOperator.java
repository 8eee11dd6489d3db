package io.loquat.query.expression.conversion;

import io.loquat.model.ErrorCode;
import io.loquat.query.expression.tree.ExpressionOperator;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Example;
import org.bson.BsonType;

/** {@code $toLong}. Stateless. */
final class ToLongOperator {
  private static final OperatorSpec SPEC =
      Shorthand.spec(
          "$toLong",
          "4.0",
          "a long",
          Example.of("{}", "{$toLong: '12'}", "{$numberLong: '12'}"),
          Example.of("{}", "{$toLong: {$date: {$numberLong: '5'}}}", "{$numberLong: '5'}"),
          Example.fails("{}", "{$toLong: '1.5'}", ErrorCode.CONVERSION_FAILURE));

  private ToLongOperator() {}

  static ExpressionOperator operator() {
    return Shorthand.operator(SPEC, new Target(BsonType.INT64), Manner.AUTOMATIC);
  }
}
