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
import org.bson.BsonNumber;
import org.bson.BsonValue;

/** {@code $sqrt}: the square root. Stateless. */
final class Sqrt {
  private static final ErrorCode NEGATIVE = ErrorCode.location(28714);

  private static final OperatorSpec SPEC =
      OneNumber.spec(
          "$sqrt",
          "3.2",
          "The square root of a number.",
          List.of(NEGATIVE),
          Example.of("{a: 25}", "{$sqrt: '$a'}", "5.0"),
          Example.of("{}", "{$sqrt: {$numberDecimal: '0.25'}}", "{$numberDecimal: '0.5'}"),
          Example.fails("{}", "{$sqrt: -1}", NEGATIVE));

  private Sqrt() {}

  static ExpressionOperator operator() {
    return NumberOperators.unary(SPEC, Sqrt::evaluate);
  }

  private static BsonValue evaluate(BsonNumber number) {
    if (BsonNumbers.toDouble(number) < 0 || isTinyNegative(number)) {
      throw new CommandException(NEGATIVE, "$sqrt's argument must be greater than or equal to 0");
    }
    return NumberOperators.apply(number, Math::sqrt, Decimals::squareRoot);
  }

  /** A decimal below zero that is too near to it for a double. */
  private static boolean isTinyNegative(BsonNumber number) {
    return number.isDecimal128()
        && number.asDecimal128().getValue().isFinite()
        && Decimals.exact(number.asDecimal128().getValue()).signum() < 0;
  }
}
