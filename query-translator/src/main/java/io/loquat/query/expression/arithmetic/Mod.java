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

/** {@code $mod}: a remainder, with the sign of the dividend. Stateless. */
final class Mod {
  private static final ErrorCode NOT_NUMERIC = ErrorCode.location(16611);
  private static final ErrorCode BY_ZERO = ErrorCode.location(16610);
  private static final ErrorCode BY_DECIMAL_ZERO = ErrorCode.location(5733415);

  private static final OperatorSpec SPEC =
      new OperatorSpec(
          "$mod",
          "2.2",
          "two numbers",
          "gives null",
          List.of(NOT_NUMERIC, BY_ZERO, BY_DECIMAL_ZERO),
          "What is left of a number after division by another.",
          List.of(
              Example.of("{a: -7}", "{$mod: ['$a', 4]}", "-3"),
              Example.of("{}", "{$mod: [7.5, 2]}", "1.5"),
              Example.of("{}", "{$mod: [{$numberDecimal: '10.5'}, 3]}", "{$numberDecimal: '1.5'}"),
              Example.of("{}", "{$mod: ['$a', 4]}", "null"),
              Example.fails("{}", "{$mod: [1, 0]}", BY_ZERO),
              Example.fails("{}", "{$mod: [1, {$numberDecimal: '0'}]}", BY_DECIMAL_ZERO),
              Example.fails("{}", "{$mod: [1, 'x']}", NOT_NUMERIC)));

  private Mod() {}

  static ExpressionOperator operator() {
    return ExpressionOperator.fixed(SPEC, 2, Mod::evaluate);
  }

  private static BsonValue evaluate(List<BsonValue> operands) {
    BsonValue left = operands.getFirst();
    BsonValue right = operands.getLast();
    if (left instanceof BsonNumber dividend && right instanceof BsonNumber divisor) {
      return dividend.isDecimal128() || divisor.isDecimal128()
          ? decimalRemainder(dividend, BsonNumbers.toDecimal(divisor))
          : remainder(dividend, divisor);
    }
    if (MissingValue.isNullish(left) || MissingValue.isNullish(right)) {
      return BsonNull.VALUE;
    }
    throw new CommandException(
        NOT_NUMERIC,
        "$mod only supports numeric types, not %s and %s"
            .formatted(ShellText.typeName(left), ShellText.typeName(right)));
  }

  private static BsonValue decimalRemainder(BsonNumber dividend, Decimal128 divisor) {
    if (Decimals.isZero(divisor)) {
      throw new CommandException(BY_DECIMAL_ZERO, "can't $mod by zero");
    }
    return new BsonDecimal128(Decimals.remainder(BsonNumbers.toDecimal(dividend), divisor));
  }

  private static BsonValue remainder(BsonNumber dividend, BsonNumber divisor) {
    if (divisor.doubleValue() == 0) {
      throw new CommandException(BY_ZERO, "can't $mod by zero");
    }
    return dividend.isDouble() || divisor.isDouble()
        ? new BsonDouble(dividend.doubleValue() % divisor.doubleValue())
        : BsonNumbers.whole(
            dividend.longValue() % divisor.longValue(), dividend.isInt32() && divisor.isInt32());
  }
}
