package io.loquat.query.expression.arithmetic;

import io.loquat.model.BsonNumbers;
import io.loquat.model.CommandException;
import io.loquat.model.Decimals;
import io.loquat.model.ErrorCode;
import io.loquat.model.MissingValue;
import io.loquat.query.expression.tree.ExpressionOperator;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Example;
import io.loquat.query.operator.ShellText;
import java.util.List;
import org.bson.BsonDecimal128;
import org.bson.BsonDouble;
import org.bson.BsonNull;
import org.bson.BsonNumber;
import org.bson.BsonValue;
import org.bson.types.Decimal128;

/** {@code $divide}: a quotient. Stateless. */
final class Divide {
  private static final OperatorSpec SPEC =
      new OperatorSpec(
          "$divide",
          "2.2",
          "two numbers",
          "gives null",
          List.of(ErrorCode.TYPE_MISMATCH, ErrorCode.BAD_VALUE),
          "Divides a number by another; the result is a double, or a decimal if one of them is.",
          List.of(
              Example.of("{a: 10}", "{$divide: ['$a', 4]}", "2.5"),
              Example.of(
                  "{}",
                  "{$divide: [10, {$numberDecimal: '3'}]}",
                  "{$numberDecimal: '3.333333333333333333333333333333333'}"),
              Example.of("{}", "{$divide: ['$a', 4]}", "null"),
              Example.fails("{}", "{$divide: [1, 0]}", ErrorCode.BAD_VALUE),
              Example.fails("{}", "{$divide: [1, 'x']}", ErrorCode.TYPE_MISMATCH)));

  private Divide() {}

  static ExpressionOperator operator() {
    return ExpressionOperator.fixed(SPEC, 2, Divide::evaluate);
  }

  private static BsonValue evaluate(List<BsonValue> operands) {
    BsonValue left = operands.getFirst();
    BsonValue right = operands.getLast();
    if (left instanceof BsonNumber dividend && right instanceof BsonNumber divisor) {
      return quotient(dividend, divisor);
    }
    if (MissingValue.isNullish(left) || MissingValue.isNullish(right)) {
      return BsonNull.VALUE;
    }
    throw new CommandException(
        ErrorCode.TYPE_MISMATCH,
        "$divide only supports numeric types, not %s and %s"
            .formatted(ShellText.typeName(left), ShellText.typeName(right)));
  }

  static BsonNumber quotient(BsonNumber dividend, BsonNumber divisor) {
    if (dividend.isDecimal128() || divisor.isDecimal128()) {
      Decimal128 decimal = BsonNumbers.toDecimal(divisor);
      if (!Decimals.isZero(decimal)) {
        return new BsonDecimal128(Decimals.divide(BsonNumbers.toDecimal(dividend), decimal));
      }
    } else if (divisor.doubleValue() != 0) {
      return new BsonDouble(dividend.doubleValue() / divisor.doubleValue());
    }
    throw new CommandException(ErrorCode.BAD_VALUE, "can't $divide by zero");
  }
}
