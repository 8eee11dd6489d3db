package io.loquat.query.expression.arithmetic;

import io.loquat.model.BsonNumbers;
import io.loquat.model.CommandException;
import io.loquat.model.Decimals;
import io.loquat.model.ErrorCode;
import io.loquat.query.expression.number.NumberOperators;
import io.loquat.query.expression.tree.ExpressionOperator;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Example;
import java.util.List;
import org.bson.BsonDecimal128;
import org.bson.BsonDouble;
import org.bson.BsonNumber;
import org.bson.BsonValue;

/** {@code $abs}: the magnitude. Stateless. */
final class Abs {
  private static final ErrorCode TOO_LARGE = ErrorCode.location(28680);

  private static final OperatorSpec SPEC =
      OneNumber.spec(
          "$abs",
          "3.2",
          "The number without its sign.",
          List.of(TOO_LARGE),
          Example.of("{a: -5}", "{$abs: '$a'}", "5"),
          Example.of("{}", "{$abs: -2147483648}", "{$numberLong: '2147483648'}"),
          Example.of("{}", "{$abs: {$numberDecimal: '-1.50'}}", "{$numberDecimal: '1.50'}"),
          Example.fails("{}", "{$abs: {$numberLong: '-9223372036854775808'}}", TOO_LARGE));

  private Abs() {}

  static ExpressionOperator operator() {
    return NumberOperators.unary(SPEC, Abs::evaluate);
  }

  private static BsonValue evaluate(BsonNumber number) {
    return switch (number.getBsonType()) {
      case DECIMAL128 -> new BsonDecimal128(Decimals.abs(number.asDecimal128().getValue()));
      case DOUBLE -> new BsonDouble(Math.abs(number.doubleValue()));
      default -> whole(number);
    };
  }

  private static BsonValue whole(BsonNumber number) {
    if (number.longValue() == Long.MIN_VALUE) {
      throw new CommandException(TOO_LARGE, "can't take $abs of long long min");
    }
    return BsonNumbers.whole(Math.abs(number.longValue()), number.isInt32());
  }
}
