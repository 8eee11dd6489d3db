package io.loquat.query.expression.arithmetic;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.MissingValue;
import io.loquat.query.expression.tree.ExpressionOperator;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Example;
import io.loquat.query.operator.ShellText;
import java.util.List;
import org.bson.BsonDateTime;
import org.bson.BsonNull;
import org.bson.BsonNumber;
import org.bson.BsonValue;

/** {@code $add}: a sum of numbers, or of a date and milliseconds. Stateless. */
final class Add {
  static final ErrorCode TWO_DATES = ErrorCode.location(16612);

  private static final OperatorSpec SPEC =
      new OperatorSpec(
          "$add",
          "2.2",
          "any number of numbers, one date among them",
          "gives null",
          List.of(ErrorCode.TYPE_MISMATCH, TWO_DATES, ErrorCode.OVERFLOW),
          "Adds numbers; a sum beyond int is a long, beyond long a double.",
          List.of(
              Example.of("{a: 1}", "{$add: ['$a', 2]}", "3"),
              Example.of("{}", "{$add: [2147483647, 1]}", "{$numberLong: '2147483648'}"),
              Example.of(
                  "{}",
                  "{$add: [{$numberLong: '9223372036854775807'}, 1]}",
                  "9.223372036854776E18"),
              Example.of(
                  "{}",
                  "{$add: [0.5, {$numberDecimal: '1'}]}",
                  "{$numberDecimal: '1.500000000000000'}"),
              Example.of(
                  "{}",
                  "{$add: [{$date: {$numberLong: '1000'}}, 2.5]}",
                  "{$date: {$numberLong: '1003'}}"),
              Example.of("{}", "{$add: []}", "0"),
              Example.of("{}", "{$add: [1, '$a']}", "null"),
              Example.fails("{}", "{$add: [1, 'x']}", ErrorCode.TYPE_MISMATCH),
              Example.fails(
                  "{a: {$date: {$numberLong: '1'}}}", "{$add: ['$a', '$a']}", TWO_DATES)));

  private Add() {}

  static ExpressionOperator operator() {
    return ExpressionOperator.variadic(SPEC, Add::evaluate);
  }

  private static BsonValue evaluate(List<BsonValue> operands) {
    AddTotal total = new AddTotal();
    for (BsonValue operand : operands) {
      if (MissingValue.isNullish(operand)) {
        return BsonNull.VALUE;
      }
      switch (operand) {
        case BsonDateTime date -> total.add(date);
        case BsonNumber number -> total.add(number);
        default ->
            throw new CommandException(
                ErrorCode.TYPE_MISMATCH,
                "$add only supports numeric or date types, not " + ShellText.typeName(operand));
      }
    }
    return total.value();
  }
}
