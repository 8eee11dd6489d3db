package io.loquat.query.expression.conversion;

import io.loquat.model.BsonNumbers;
import io.loquat.query.expression.tree.ExpressionOperator;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Example;
import java.util.List;
import org.bson.BsonBoolean;

/** {@code $isNumber}. Stateless. */
final class IsNumber {
  private static final OperatorSpec SPEC =
      new OperatorSpec(
          "$isNumber",
          "4.4",
          "a value",
          "gives false",
          List.of(),
          "Whether a value is an int, a long, a double or a decimal.",
          List.of(
              Example.of("{a: 5}", "{$isNumber: '$a'}", "true"),
              Example.of("{a: '5'}", "{$isNumber: '$a'}", "false"),
              Example.of("{}", "{$isNumber: '$a'}", "false")));

  private IsNumber() {}

  static ExpressionOperator operator() {
    return ExpressionOperator.unary(
        SPEC, values -> BsonBoolean.valueOf(BsonNumbers.isNumber(values.getFirst())));
  }
}
