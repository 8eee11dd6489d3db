package io.loquat.query.expression.array;

import io.loquat.model.ErrorCode;
import io.loquat.query.expression.tree.ExpressionOperator;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Example;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonBoolean;

/** {@code $isArray}: whether a value is an array. Stateless. */
final class IsArray {
  static final ExpressionOperator OPERATOR =
      ExpressionOperator.unary(
          new OperatorSpec(
              "$isArray",
              "3.2",
              "one value",
              "gives false for both",
              List.of(ErrorCode.location(16020)),
              "Tells whether a value is an array.",
              List.of(
                  Example.of("{a: [1]}", "{$isArray: \"$a\"}", "true"),
                  Example.of("{a: 1}", "{$isArray: [\"$a\"]}", "false"),
                  Example.of("{}", "{$isArray: \"$a\"}", "false"))),
          values -> BsonBoolean.valueOf(values.getFirst() instanceof BsonArray));

  private IsArray() {}
}
