package io.loquat.query.expression.arithmetic;

import io.loquat.model.Decimals;
import io.loquat.model.ErrorCode;
import io.loquat.model.MissingValue;
import io.loquat.query.expression.number.DecimalFunctions;
import io.loquat.query.expression.number.NumberOperators;
import io.loquat.query.expression.tree.ExpressionOperator;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Example;
import java.util.List;
import org.bson.BsonInt32;
import org.bson.BsonNull;
import org.bson.BsonNumber;
import org.bson.BsonValue;
import org.bson.types.Decimal128;

/** {@code $sigmoid}: one by one plus e raised to minus the number. Stateless. */
final class Sigmoid {
  private static final Decimal128 ONE = new Decimal128(1);

  private static final OperatorSpec SPEC =
      new OperatorSpec(
          "$sigmoid",
          "8.1",
          "a number",
          "gives null",
          List.of(ErrorCode.TYPE_MISMATCH),
          "Maps all numbers to those between zero and one, zero to a half.",
          List.of(
              Example.of("{a: 0}", "{$sigmoid: '$a'}", "0.5"),
              Example.of(
                  "{}",
                  "{$sigmoid: {$numberDecimal: '1'}}",
                  "{$numberDecimal: '0.7310585786300048792511592418218362'}"),
              Example.of("{}", "{$sigmoid: '$a'}", "null"),
              Example.fails("{}", "{$sigmoid: 'x'}", ErrorCode.TYPE_MISMATCH)));

  private Sigmoid() {}

  /** Its operand is never taken out of an array, as MongoDB makes it of other operators. */
  static ExpressionOperator operator() {
    return ExpressionOperator.single(SPEC, Sigmoid::evaluate);
  }

  private static BsonValue evaluate(List<BsonValue> operands) {
    BsonValue value = operands.getFirst();
    if (MissingValue.isNullish(value)) {
      return BsonNull.VALUE;
    }
    BsonNumber negative = Multiply.product(new BsonInt32(-1), value);
    return NumberOperators.apply(negative, exponent -> 1 / (1 + Math.exp(exponent)), Sigmoid::of);
  }

  private static Decimal128 of(Decimal128 exponent) {
    Decimal128 sum = Decimals.add(ONE, DecimalFunctions.exp(exponent));
    return Decimals.divide(ONE, sum);
  }
}
