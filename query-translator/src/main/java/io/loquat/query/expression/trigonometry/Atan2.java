package io.loquat.query.expression.trigonometry;

import io.loquat.model.BsonNumbers;
import io.loquat.model.ErrorCode;
import io.loquat.model.MissingValue;
import io.loquat.query.expression.number.DecimalAngles;
import io.loquat.query.expression.number.NumberOperators;
import io.loquat.query.expression.tree.ExpressionOperator;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Example;
import java.util.List;
import org.bson.BsonDecimal128;
import org.bson.BsonDouble;
import org.bson.BsonNull;
import org.bson.BsonNumber;
import org.bson.BsonValue;

/** {@code $atan2}: the angle of a point. Stateless. */
final class Atan2 {
  private static final ErrorCode Y_NOT_NUMERIC = ErrorCode.location(51044);
  private static final ErrorCode X_NOT_NUMERIC = ErrorCode.location(51045);

  private static final OperatorSpec SPEC =
      new OperatorSpec(
          "$atan2",
          "4.2",
          "two numbers, y and x",
          "gives null",
          List.of(Y_NOT_NUMERIC, X_NOT_NUMERIC),
          "The angle in radians of the point (x, y).",
          List.of(
              Example.of("{}", "{$atan2: [0, 1]}", "0.0"),
              Example.of(
                  "{}",
                  "{$atan2: [{$numberDecimal: '0'}, -1]}",
                  "{$numberDecimal: '3.141592653589793238462643383279503'}"),
              Example.of("{}", "{$atan2: [null, 1]}", "null"),
              Example.fails("{}", "{$atan2: ['x', 1]}", Y_NOT_NUMERIC),
              Example.fails("{}", "{$atan2: [1, 'x']}", X_NOT_NUMERIC)));

  private Atan2() {}

  static ExpressionOperator operator() {
    return ExpressionOperator.fixed(SPEC, 2, Atan2::evaluate);
  }

  private static BsonValue evaluate(List<BsonValue> operands) {
    if (MissingValue.isNullish(operands.getFirst())) {
      return BsonNull.VALUE;
    }
    BsonNumber y = NumberOperators.require(operands.getFirst(), Y_NOT_NUMERIC, SPEC.name());
    if (MissingValue.isNullish(operands.getLast())) {
      return BsonNull.VALUE;
    }
    BsonNumber x = NumberOperators.require(operands.getLast(), X_NOT_NUMERIC, SPEC.name());
    return y.isDecimal128() || x.isDecimal128()
        ? new BsonDecimal128(
            DecimalAngles.atan2(BsonNumbers.toDecimal(y), BsonNumbers.toDecimal(x)))
        : new BsonDouble(Math.atan2(y.doubleValue(), x.doubleValue()));
  }
}
