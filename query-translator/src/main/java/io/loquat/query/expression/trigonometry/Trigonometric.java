package io.loquat.query.expression.trigonometry;

import io.loquat.model.ErrorCode;
import io.loquat.query.expression.number.NumberOperators;
import io.loquat.query.expression.tree.ExpressionOperator;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Example;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import org.bson.BsonNumber;
import org.bson.types.Decimal128;

/** What all functions of one angle, or for one, have in common. Stateless. */
final class Trigonometric {
  static final ErrorCode OUT_OF_RANGE = ErrorCode.location(50989);

  private Trigonometric() {}

  static OperatorSpec spec(String name, Range range, String description, Example... examples) {
    return new OperatorSpec(
        name,
        "4.2",
        range == Range.ANY ? "a number" : "a number in " + range.text(),
        "gives null",
        range == Range.ANY
            ? List.of(NumberOperators.NOT_NUMERIC)
            : List.of(NumberOperators.NOT_NUMERIC, OUT_OF_RANGE),
        description,
        List.of(examples));
  }

  static ExpressionOperator operator(
      OperatorSpec spec,
      Range range,
      DoubleUnaryOperator doubles,
      UnaryOperator<Decimal128> decimals) {
    return NumberOperators.unary(
        spec,
        number -> {
          if (isNaN(number)) {
            return number;
          }
          range.check(spec.name(), number);
          return NumberOperators.apply(number, doubles, decimals);
        });
  }

  private static boolean isNaN(BsonNumber number) {
    return number.isDecimal128()
        ? number.asDecimal128().getValue().isNaN()
        : Double.isNaN(number.doubleValue());
  }
}
