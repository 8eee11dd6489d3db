package io.loquat.query.expression.arithmetic;

import io.loquat.model.BsonNumbers;
import io.loquat.model.CommandException;
import io.loquat.model.Decimals;
import io.loquat.model.ErrorCode;
import io.loquat.model.MissingValue;
import io.loquat.query.expression.number.DecimalFunctions;
import io.loquat.query.expression.number.NumberText;
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

/** {@code $log}: a logarithm to any base. Stateless. */
final class Log {
  private static final ErrorCode NOT_NUMERIC = ErrorCode.location(28756);
  private static final ErrorCode BASE_NOT_NUMERIC = ErrorCode.location(28757);
  private static final ErrorCode NOT_POSITIVE = ErrorCode.location(28758);
  private static final ErrorCode BASE_NOT_POSITIVE = ErrorCode.location(28759);

  private static final Decimal128 ONE = new Decimal128(1);
  private static final Decimal128 TWO = new Decimal128(2);
  private static final Decimal128 TEN = new Decimal128(10);

  private static final OperatorSpec SPEC =
      new OperatorSpec(
          "$log",
          "3.2",
          "two numbers, the argument and the base",
          "gives null",
          List.of(NOT_NUMERIC, BASE_NOT_NUMERIC, NOT_POSITIVE, BASE_NOT_POSITIVE),
          "The logarithm of a number to a base.",
          List.of(
              Example.of("{a: 100}", "{$log: ['$a', 10]}", "2.0"),
              Example.of("{}", "{$log: [{$numberDecimal: '32'}, 2]}", "{$numberDecimal: '5'}"),
              Example.of("{}", "{$log: ['$a', 10]}", "null"),
              Example.fails("{}", "{$log: ['x', 10]}", NOT_NUMERIC),
              Example.fails("{}", "{$log: [10, 'x']}", BASE_NOT_NUMERIC),
              Example.fails("{}", "{$log: [0, 10]}", NOT_POSITIVE),
              Example.fails("{}", "{$log: [10, 1]}", BASE_NOT_POSITIVE)));

  private Log() {}

  static ExpressionOperator operator() {
    return ExpressionOperator.fixed(SPEC, 2, Log::evaluate);
  }

  private static BsonValue evaluate(List<BsonValue> operands) {
    if (operands.stream().anyMatch(MissingValue::isNullish)) {
      return BsonNull.VALUE;
    }
    BsonNumber argument = require(operands.getFirst(), NOT_NUMERIC, "argument");
    BsonNumber base = require(operands.getLast(), BASE_NOT_NUMERIC, "base");
    if (argument.isDecimal128() || base.isDecimal128()) {
      Decimal128 decimal = BsonNumbers.toDecimal(argument);
      Decimal128 decimalBase = BsonNumbers.toDecimal(base);
      if (isPositive(decimal) && isPositive(decimalBase) && decimalBase.compareTo(ONE) != 0) {
        return new BsonDecimal128(log(decimal, decimalBase));
      }
    }
    return log(BsonNumbers.toDouble(argument), BsonNumbers.toDouble(base));
  }

  private static BsonNumber require(BsonValue value, ErrorCode code, String role) {
    if (value instanceof BsonNumber number) {
      return number;
    }
    throw new CommandException(
        code, "$log's " + role + " must be numeric, not " + ShellText.typeName(value));
  }

  /** Whether the number is a decimal above zero; NaN is not. */
  static boolean isPositiveDecimal(BsonNumber number) {
    return number.isDecimal128() && isPositive(number.asDecimal128().getValue());
  }

  private static boolean isPositive(Decimal128 value) {
    return !value.isNaN() && !value.isNegative() && !Decimals.isZero(value);
  }

  private static Decimal128 log(Decimal128 argument, Decimal128 base) {
    if (base.compareTo(TEN) == 0) {
      return DecimalFunctions.log10(argument);
    }
    return base.compareTo(TWO) == 0
        ? DecimalFunctions.log2(argument)
        : Decimals.divide(DecimalFunctions.ln(argument), DecimalFunctions.ln(base));
  }

  private static BsonValue log(double argument, double base) {
    if (argument <= 0) {
      throw new CommandException(
          NOT_POSITIVE,
          "$log's argument must be a positive number, but is " + NumberText.ofDouble(argument));
    }
    if (base <= 0 || base == 1) {
      throw new CommandException(
          BASE_NOT_POSITIVE,
          "$log's base must be a positive number not equal to 1, but is "
              + NumberText.ofDouble(base));
    }
    return new BsonDouble(Math.log(argument) / Math.log(base));
  }
}
