package io.loquat.query.expression.arithmetic;

import io.loquat.model.Decimals;
import io.loquat.query.expression.number.NumberOperators;
import io.loquat.query.expression.tree.ExpressionOperator;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Example;
import java.math.RoundingMode;
import java.util.List;
import org.bson.BsonDecimal128;
import org.bson.BsonDouble;
import org.bson.BsonNumber;
import org.bson.BsonValue;

/** {@code $ceil}. Stateless. */
final class Ceil {
  private static final OperatorSpec SPEC =
      OneNumber.spec(
          "$ceil",
          "3.2",
          "The least whole number that is not below the number.",
          List.of(),
          Example.of("{a: 1.2}", "{$ceil: '$a'}", "2.0"),
          Example.of("{a: {$numberDecimal: '-1.5'}}", "{$ceil: '$a'}", "{$numberDecimal: '-1'}"),
          Example.of("{a: 5}", "{$ceil: '$a'}", "5"));

  private Ceil() {}

  static ExpressionOperator operator() {
    return NumberOperators.unary(SPEC, Ceil::evaluate);
  }

  private static BsonValue evaluate(BsonNumber number) {
    return switch (number.getBsonType()) {
      case DECIMAL128 ->
          new BsonDecimal128(
              Decimals.quantize(number.asDecimal128().getValue(), 0, RoundingMode.CEILING));
      case DOUBLE -> new BsonDouble(Math.ceil(number.doubleValue()));
      default -> number;
    };
  }
}
