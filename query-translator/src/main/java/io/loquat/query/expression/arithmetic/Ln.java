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

/** {@code $ln}. Stateless. */
final class Ln {
  private static final ErrorCode NOT_POSITIVE = ErrorCode.location(28766);

  private static final OperatorSpec SPEC =
      OneNumber.spec(
          "$ln",
          "3.2",
          "The natural logarithm of a number.",
          List.of(NOT_POSITIVE),
          Example.of("{}", "{$ln: 1}", "0.0"),
          Example.of(
              "{}",
              "{$ln: {$numberDecimal: '10'}}",
              "{$numberDecimal: '2.302585092994045684017991454684364'}"),
          Example.fails("{}", "{$ln: 0}", NOT_POSITIVE));

  private Ln() {}

  static ExpressionOperator operator() {
    return NumberOperators.unary(SPEC, Ln::evaluate);
  }

  private static BsonValue evaluate(BsonNumber number) {
    if (Log.isPositiveDecimal(number)) {
      return new BsonDecimal128(DecimalFunctions.ln(number.asDecimal128().getValue()));
    }
    // NaN, also a decimal one, gives a double.
    double value = BsonNumbers.toDouble(number);
    if (value <= 0) {
      throw new CommandException(
          NOT_POSITIVE,
          "$ln's argument must be a positive number, but is " + NumberText.ofDouble(value));
    }
    return new BsonDouble(Math.log(value));
  }
}
