package io.loquat.query.expression.array;

import io.loquat.model.ErrorCode;
import io.loquat.model.MissingValue;
import io.loquat.query.expression.tree.ExpressionOperator;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Example;
import io.loquat.query.operator.ShellText;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonNull;
import org.bson.BsonValue;

/** {@code $reverseArray}: the elements, the last one first. Stateless. */
final class ReverseArray {
  static final ExpressionOperator OPERATOR =
      ExpressionOperator.unary(
          new OperatorSpec(
              "$reverseArray",
              "3.4",
              "one array",
              "gives null for both",
              List.of(ErrorCode.location(34435)),
              "Gives the elements of an array in the opposite order.",
              List.of(
                  Example.of("{a: [1, [2, 3]]}", "{$reverseArray: \"$a\"}", "[[2, 3], 1]"),
                  Example.of("{}", "{$reverseArray: \"$a\"}", "null"),
                  Example.fails("{a: 1}", "{$reverseArray: \"$a\"}", ErrorCode.location(34435)))),
          values -> reversed(values.getFirst()));

  private ReverseArray() {}

  private static BsonValue reversed(BsonValue value) {
    if (MissingValue.isNullish(value)) {
      return BsonNull.VALUE;
    }
    if (!(value instanceof BsonArray array)) {
      throw Elements.failure(
          34435,
          "The argument to $reverseArray must be an array, but was of type: "
              + ShellText.typeName(value));
    }
    return new BsonArray(Elements.of(array).reversed());
  }
}
