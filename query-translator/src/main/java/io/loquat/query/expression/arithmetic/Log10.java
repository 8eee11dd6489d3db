package io.loquat.query.expression.arithmetic;

import io.loquat.model.BsonNumbers;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.expression.number.DecimalFunctions;
import io.loquat.query.expression.number.NumberOperators;
import io.loquat.query.expression.number.NumberText;
import io.loquat.query.expression.tree.ExpressionOperator;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Example;
import java.util.List;
import org.bson.BsonDecimal128;
import org.bson.BsonDouble;
import org.bson.BsonNumber;
import org.bson.BsonValue;

/** {@code $log10}. Stateless. */
final class Log10 {
  private static final ErrorCode NOT_POSITIVE = ErrorCode.location(28761);

  private static final OperatorSpec SPEC =
      OneNumber.spec(
          "$log10",
          "3.2",
          "The logarithm of a number to base ten.",
          List.of(NOT_POSITIVE),
          Example.of("{}", "{$log10: 100}", "2.0"),
          Example.of("{}", "{$log10: {$numberDecimal: '1E-6143'}}", "{$numberDecimal: '-6143'}"),
          Example.fails("{}", "{$log10: 0}", NOT_POSITIVE));

  private Log10() {}

  static ExpressionOperator operator() {
    return NumberOperators.unary(SPEC, Log10::evaluate);
  }

  private static BsonValue evaluate(BsonNumber number) {
    if (Log.isPositiveDecimal(number)) {
      return new BsonDecimal128(DecimalFunctions.log10(number.asDecimal128().getValue()));
    }
    // NaN, also a decimal one, gives a double.
    double value = BsonNumbers.toDouble(number);
    if (value <= 0) {
      throw new CommandException(
          NOT_POSITIVE,
          "$log10's argument must be a positive number, but is " + NumberText.ofDouble(value));
    }
    return new BsonDouble(Math.log10(value));
  }
}
