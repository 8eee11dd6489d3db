package io.loquat.query.expression.arithmetic;

import io.loquat.model.BsonNumbers;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.MissingValue;
import io.loquat.query.expression.tree.ExpressionOperator;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Example;
import io.loquat.query.operator.ShellText;
import java.util.List;
import java.util.OptionalLong;
import org.bson.BsonDateTime;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonNumber;
import org.bson.BsonValue;

/**
 * {@code $subtract}: the difference of numbers, of dates, or of a date and milliseconds. Stateless.
 */
final class Subtract {
  private static final OperatorSpec SPEC =
      new OperatorSpec(
          "$subtract",
          "2.2",
          "two numbers, two dates, or a date and a number",
          "gives null",
          List.of(ErrorCode.TYPE_MISMATCH, ErrorCode.OVERFLOW),
          "Subtracts a number or a date from another.",
          List.of(
              Example.of("{a: 5}", "{$subtract: ['$a', 2]}", "3"),
              Example.of(
                  "{}",
                  "{$subtract: [{$numberLong: '-9223372036854775808'}, 1]}",
                  "-9.223372036854775808E18"),
              Example.of(
                  "{a: {$date: {$numberLong: '1000'}}}",
                  "{$subtract: ['$a', 1]}",
                  "{$date: {$numberLong: '999'}}"),
              Example.of(
                  "{a: {$date: {$numberLong: '1000'}}}",
                  "{$subtract: ['$a', '$a']}",
                  "{$numberLong: '0'}"),
              Example.of("{}", "{$subtract: ['$a', 2]}", "null"),
              Example.fails("{}", "{$subtract: [1, 'x']}", ErrorCode.TYPE_MISMATCH)));

  private Subtract() {}

  static ExpressionOperator operator() {
    return ExpressionOperator.fixed(SPEC, 2, Subtract::evaluate);
  }

  private static BsonValue evaluate(List<BsonValue> operands) {
    BsonValue left = operands.getFirst();
    BsonValue right = operands.getLast();
    if (left instanceof BsonNumber minuend && right instanceof BsonNumber subtrahend) {
      return BsonNumbers.subtract(minuend, subtrahend);
    }
    if (MissingValue.isNullish(left) || MissingValue.isNullish(right)) {
      return BsonNull.VALUE;
    }
    if (left instanceof BsonDateTime date) {
      return fromDate(date, right);
    }
    throw unsupported(right, ShellText.typeName(left));
  }

  private static BsonValue fromDate(BsonDateTime date, BsonValue right) {
    return switch (right) {
      case BsonDateTime other -> new BsonInt64(date.getValue() - other.getValue());
      case BsonNumber number -> new BsonDateTime(difference(date.getValue(), number));
      default -> throw unsupported(right, "Date");
    };
  }

  private static long difference(long millis, BsonNumber number) {
    OptionalLong subtrahend = Millis.of(number);
    long difference = millis - subtrahend.orElse(0);
    if (subtrahend.isEmpty() || ((millis ^ subtrahend.getAsLong()) & (millis ^ difference)) < 0) {
      throw Millis.overflow();
    }
    return difference;
  }

  private static CommandException unsupported(BsonValue right, String left) {
    return new CommandException(
        ErrorCode.TYPE_MISMATCH,
        "can't $subtract %s from %s".formatted(ShellText.typeName(right), left));
  }
}
