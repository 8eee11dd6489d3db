package io.loquat.query.expression.conversion;

import io.loquat.model.ErrorCode;
import io.loquat.query.expression.tree.ExpressionOperator;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Example;
import org.bson.BsonType;

/** {@code $toDate}. Stateless. */
final class ToDateOperator {
  private static final OperatorSpec SPEC =
      Shorthand.spec(
          "$toDate",
          "4.0",
          "a date",
          Example.of("{}", "{$toDate: '2026-01-01T00:00:00Z'}", "{$date: '2026-01-01T00:00:00Z'}"),
          Example.of("{}", "{$toDate: {$numberLong: '1000'}}", "{$date: {$numberLong: '1000'}}"),
          Example.fails("{}", "{$toDate: 5}", ErrorCode.CONVERSION_FAILURE));

  private ToDateOperator() {}

  static ExpressionOperator operator() {
    return Shorthand.operator(SPEC, new Target(BsonType.DATE_TIME), Manner.AUTOMATIC);
  }
}
