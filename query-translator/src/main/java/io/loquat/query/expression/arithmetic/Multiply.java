package io.loquat.query.expression.arithmetic;

import io.loquat.model.BsonNumbers;
import io.loquat.model.ErrorCode;
import io.loquat.model.MissingValue;
import io.loquat.query.expression.number.NumberOperators;
import io.loquat.query.expression.tree.ExpressionOperator;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Example;
import java.util.List;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonNull;
import org.bson.BsonNumber;
import org.bson.BsonValue;

/** {@code $multiply}: a product. Stateless. */
final class Multiply {
  private static final OperatorSpec SPEC =
      new OperatorSpec(
          "$multiply",
          "2.2",
          "any number of numbers",
          "gives null",
          List.of(ErrorCode.TYPE_MISMATCH),
          "Multiplies numbers; a product beyond int is a long, beyond long a double.",
          List.of(
              Example.of("{a: 3}", "{$multiply: ['$a', 4]}", "12"),
              Example.of("{}", "{$multiply: [65536, 65536]}", "{$numberLong: '4294967296'}"),
              Example.of(
                  "{}",
                  "{$multiply: [{$numberLong: '4611686018427387904'}, 2]}",
                  "9.223372036854775807E18"),
              Example.of(
                  "{}",
                  "{$multiply: [1.5, {$numberDecimal: '2.0'}]}",
                  "{$numberDecimal: '3.000000000000000'}"),
              Example.of("{}", "{$multiply: []}", "1"),
              Example.of("{}", "{$multiply: ['$a', 4]}", "null"),
              Example.fails("{}", "{$multiply: [1, 'x']}", ErrorCode.TYPE_MISMATCH)));

  private Multiply() {}

  static ExpressionOperator operator() {
    return ExpressionOperator.variadic(SPEC, Multiply::evaluate);
  }

  private static BsonValue evaluate(List<BsonValue> operands) {
    BsonNumber product = new BsonInt32(1);
    for (BsonValue operand : operands) {
      if (MissingValue.isNullish(operand)) {
        return BsonNull.VALUE;
      }
      product = product(product, operand);
    }
    return product;
  }

  /**
   * @throws io.loquat.model.CommandException TypeMismatch if the value is no number
   */
  static BsonNumber product(BsonNumber left, BsonValue value) {
    BsonNumber right = NumberOperators.require(value, ErrorCode.TYPE_MISMATCH, SPEC.name());
    return BsonNumbers.multiply(left, right)
        .orElseGet(() -> new BsonDouble((double) left.longValue() * (double) right.longValue()));
  }
}
