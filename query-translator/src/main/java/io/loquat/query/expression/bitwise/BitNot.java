package io.loquat.query.expression.bitwise;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.expression.number.NumberOperators;
import io.loquat.query.expression.tree.ExpressionOperator;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Example;
import io.loquat.query.operator.ShellText;
import java.util.List;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonNumber;
import org.bson.BsonValue;

/** {@code $bitNot}. Stateless. */
final class BitNot {
  private static final OperatorSpec SPEC =
      new OperatorSpec(
          "$bitNot",
          "6.3",
          "an int or a long",
          "gives null",
          List.of(NumberOperators.NOT_NUMERIC, ErrorCode.TYPE_MISMATCH),
          "The number with all its bits inverted.",
          List.of(
              Example.of("{a: 5}", "{$bitNot: '$a'}", "-6"),
              Example.of("{}", "{$bitNot: {$numberLong: '0'}}", "{$numberLong: '-1'}"),
              Example.of("{}", "{$bitNot: '$a'}", "null"),
              Example.fails("{}", "{$bitNot: 1.5}", ErrorCode.TYPE_MISMATCH),
              Example.fails("{}", "{$bitNot: 'x'}", NumberOperators.NOT_NUMERIC)));

  private BitNot() {}

  static ExpressionOperator operator() {
    return NumberOperators.unary(SPEC, BitNot::invert);
  }

  private static BsonValue invert(BsonNumber number) {
    return switch (number.getBsonType()) {
      case INT32 -> new BsonInt32(~number.intValue());
      case INT64 -> new BsonInt64(~number.longValue());
      default ->
          throw new CommandException(
              ErrorCode.TYPE_MISMATCH,
              "$bitNot only supports int and long, not: " + ShellText.typeName(number) + ".");
    };
  }
}
