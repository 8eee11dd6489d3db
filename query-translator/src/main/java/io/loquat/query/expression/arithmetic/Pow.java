package io.loquat.query.expression.arithmetic;

import io.loquat.model.BsonNumbers;
import io.loquat.model.CommandException;
import io.loquat.model.Decimals;
import io.loquat.model.ErrorCode;
import io.loquat.model.MissingValue;
import io.loquat.query.expression.number.DecimalFunctions;
import io.loquat.query.expression.tree.ExpressionOperator;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Example;
import io.loquat.query.operator.ShellText;
import java.math.BigInteger;
import java.util.List;
import org.bson.BsonDecimal128;
import org.bson.BsonDouble;
import org.bson.BsonNull;
import org.bson.BsonNumber;
import org.bson.BsonValue;
import org.bson.types.Decimal128;

/** {@code $pow}: a power. Stateless. */
final class Pow {
  private static final ErrorCode BASE_NOT_NUMERIC = ErrorCode.location(28762);
  private static final ErrorCode EXPONENT_NOT_NUMERIC = ErrorCode.location(28763);
  private static final ErrorCode INFINITE = ErrorCode.location(28764);

  private static final int LONG_EXPONENT_MAX = 63;

  private static final OperatorSpec SPEC =
      new OperatorSpec(
          "$pow",
          "3.2",
          "two numbers, the base and the exponent",
          "gives null",
          List.of(BASE_NOT_NUMERIC, EXPONENT_NOT_NUMERIC, INFINITE),
          "Raises a number to an exponent; a power beyond int is a long, beyond long a double.",
          List.of(
              Example.of("{a: 2}", "{$pow: ['$a', 10]}", "1024"),
              Example.of("{}", "{$pow: [2, 40]}", "{$numberLong: '1099511627776'}"),
              Example.of("{}", "{$pow: [2, -1]}", "0.5"),
              Example.of(
                  "{}",
                  "{$pow: [2, {$numberDecimal: '3'}]}",
                  "{$numberDecimal: '8.000000000000000000000000000000000'}"),
              Example.of("{}", "{$pow: ['$a', 10]}", "null"),
              Example.fails("{}", "{$pow: ['x', 1]}", BASE_NOT_NUMERIC),
              Example.fails("{}", "{$pow: [1, 'x']}", EXPONENT_NOT_NUMERIC),
              Example.fails("{}", "{$pow: [0, -1]}", INFINITE)));

  private Pow() {}

  static ExpressionOperator operator() {
    return ExpressionOperator.fixed(SPEC, 2, Pow::evaluate);
  }

  private static BsonValue evaluate(List<BsonValue> operands) {
    if (operands.stream().anyMatch(MissingValue::isNullish)) {
      return BsonNull.VALUE;
    }
    BsonNumber base = require(operands.getFirst(), BASE_NOT_NUMERIC, "base");
    BsonNumber exponent = require(operands.getLast(), EXPONENT_NOT_NUMERIC, "exponent");
    if (base.isDecimal128() || exponent.isDecimal128()) {
      return power(BsonNumbers.toDecimal(base), BsonNumbers.toDecimal(exponent));
    }
    checkFinite(base.doubleValue() == 0 && exponent.doubleValue() < 0);
    return base.isDouble() || exponent.isDouble()
        ? new BsonDouble(power(base.doubleValue(), exponent.doubleValue()))
        : wholePower(base, exponent);
  }

  private static BsonNumber require(BsonValue value, ErrorCode code, String role) {
    if (value instanceof BsonNumber number) {
      return number;
    }
    throw new CommandException(
        code, "$pow's " + role + " must be numeric, not " + ShellText.typeName(value));
  }

  private static void checkFinite(boolean infinite) {
    if (infinite) {
      throw new CommandException(INFINITE, "$pow cannot take a base of 0 and a negative exponent");
    }
  }

  private static BsonValue power(Decimal128 base, Decimal128 exponent) {
    checkFinite(Decimals.isZero(base) && exponent.isNegative());
    return new BsonDecimal128(Decimals.padded(DecimalFunctions.pow(base, exponent)));
  }

  /** As C has it: a base of one always gives one, and minus one raised to an infinity too. */
  private static double power(double base, double exponent) {
    boolean isOne = base == 1 || (base == -1 && Double.isInfinite(exponent));
    return isOne ? 1 : Math.pow(base, exponent);
  }

  private static BsonValue wholePower(BsonNumber base, BsonNumber exponent) {
    long whole = base.longValue();
    long times = exponent.longValue();
    boolean int32 = base.isInt32() && exponent.isInt32();
    if (whole == 0 || whole == 1 || whole == -1) {
      boolean plus = whole == 1 || times % 2 == 0;
      return BsonNumbers.whole(whole == 0 && times > 0 ? 0 : plus ? 1 : -1, int32);
    }
    if (times >= 0 && times <= LONG_EXPONENT_MAX) {
      BigInteger power = BigInteger.valueOf(whole).pow((int) times);
      if (power.bitLength() < Long.SIZE) {
        return BsonNumbers.whole(power.longValueExact(), int32);
      }
    }
    return new BsonDouble(Math.pow((double) whole, (double) times));
  }
}
