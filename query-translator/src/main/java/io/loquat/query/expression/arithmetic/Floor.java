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

/** {@code $floor}. Stateless. */
final class Floor {
  private static final OperatorSpec SPEC =
      OneNumber.spec(
          "$floor",
          "3.2",
          "The greatest whole number that is not above the number.",
          List.of(),
          Example.of("{a: 1.8}", "{$floor: '$a'}", "1.0"),
          Example.of("{a: {$numberDecimal: '-1.5'}}", "{$floor: '$a'}", "{$numberDecimal: '-2'}"),
          Example.of("{a: 5}", "{$floor: '$a'}", "5"));

  private Floor() {}

  static ExpressionOperator operator() {
    return NumberOperators.unary(SPEC, Floor::evaluate);
  }

  private static BsonValue evaluate(BsonNumber number) {
    return switch (number.getBsonType()) {
      case DECIMAL128 ->
          new BsonDecimal128(
              Decimals.quantize(number.asDecimal128().getValue(), 0, RoundingMode.FLOOR));
      case DOUBLE -> new BsonDouble(Math.floor(number.doubleValue()));
      default -> number;
    };
  }
}
