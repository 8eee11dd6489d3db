package io.loquat.query.expression.array;

import io.loquat.model.ErrorCode;
import io.loquat.query.expression.tree.ExpressionOperator;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Example;
import io.loquat.query.operator.ShellText;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonInt32;
import org.bson.BsonValue;

/** {@code $size}: the number of elements. Stateless. */
final class Size {
  static final ExpressionOperator OPERATOR =
      ExpressionOperator.unary(
          new OperatorSpec(
              "$size",
              "2.2",
              "one array",
              "error 17124 for both",
              List.of(ErrorCode.location(17124)),
              "Counts the elements of an array.",
              List.of(
                  Example.of("{a: [1, [2, 3]]}", "{$size: \"$a\"}", "2"),
                  Example.fails("{}", "{$size: \"$a\"}", ErrorCode.location(17124)))),
          values -> size(values.getFirst()));

  private Size() {}

  private static BsonValue size(BsonValue value) {
    if (!(value instanceof BsonArray array)) {
      throw Elements.failure(
          17124,
          "The argument to $size must be an array, but was of type: " + ShellText.typeName(value));
    }
    return new BsonInt32(array.size());
  }
}
