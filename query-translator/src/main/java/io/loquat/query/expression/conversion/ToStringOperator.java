package io.loquat.query.expression.conversion;

import io.loquat.model.ErrorCode;
import io.loquat.query.expression.tree.ExpressionOperator;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Example;
import org.bson.BsonType;

/** {@code $toString}. Stateless. */
final class ToStringOperator {
  private static final OperatorSpec SPEC =
      Shorthand.spec(
          "$toString",
          "4.0",
          "a string",
          Example.of("{}", "{$toString: 2.5}", "'2.5'"),
          Example.of("{}", "{$toString: 1e16}", "'1e+16'"),
          Example.of(
              "{}", "{$toString: {$date: {$numberLong: '0'}}}", "'1970-01-01T00:00:00.000Z'"),
          Example.fails("{}", "{$toString: {a: 1}}", ErrorCode.CONVERSION_FAILURE));

  private ToStringOperator() {}

  static ExpressionOperator operator() {
    return Shorthand.operator(SPEC, new Target(BsonType.STRING), Manner.AUTOMATIC);
  }
}
