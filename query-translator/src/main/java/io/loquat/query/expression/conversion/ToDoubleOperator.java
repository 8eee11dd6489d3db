package io.loquat.query.expression.conversion;

import io.loquat.model.ErrorCode;
import io.loquat.query.expression.tree.ExpressionOperator;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Example;
import org.bson.BsonType;

/** {@code $toDouble}. Stateless. */
final class ToDoubleOperator {
  private static final OperatorSpec SPEC =
      Shorthand.spec(
          "$toDouble",
          "4.0",
          "a double",
          Example.of("{}", "{$toDouble: '2.5e3'}", "2500.0"),
          Example.of("{}", "{$toDouble: true}", "1.0"),
          Example.fails("{}", "{$toDouble: 'x'}", ErrorCode.CONVERSION_FAILURE));

  private ToDoubleOperator() {}

  static ExpressionOperator operator() {
    return Shorthand.operator(SPEC, new Target(BsonType.DOUBLE), Manner.AUTOMATIC);
  }
}
