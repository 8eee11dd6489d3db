package io.loquat.query.expression.set;

import io.loquat.model.BsonOrder;
import io.loquat.model.ErrorCode;
import io.loquat.query.expression.tree.Expression;
import io.loquat.query.expression.tree.Expression.Constant;
import io.loquat.query.expression.tree.ExpressionOperator;
import io.loquat.query.expression.tree.ExpressionParser;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Example;
import io.loquat.query.operator.ShellText;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonValue;

/** {@code $setIsSubset}: whether all of the first set is in the second. Stateless. */
final class SetIsSubset {
  private static final String NAME = "$setIsSubset";

  static final ExpressionOperator OPERATOR =
      new ExpressionOperator(
          new OperatorSpec(
              "$setIsSubset",
              "2.6",
              "two arrays",
              "error 17046 or 17042 for both",
              List.of(
                  ErrorCode.location(17042), ErrorCode.location(17046), ErrorCode.location(17311)),
              "Tells whether all elements of the first array are in the second.",
              List.of(
                  Example.of(
                      "{a: [1, 1], b: [1.0, 2]}", "{$setIsSubset: [\"$a\", \"$b\"]}", "true"),
                  Example.of("{a: [3]}", "{$setIsSubset: [\"$a\", [1]]}", "false"),
                  Example.fails("{}", "{$setIsSubset: [\"$a\", [1]]}", ErrorCode.location(17046)))),
          SetIsSubset::parse);

  private SetIsSubset() {}

  /** A constant second operand has an error code of its own, unless the first is one too. */
  private static Expression parse(BsonValue argument, ExpressionParser parser) {
    List<Expression> operands = parser.operands(NAME, argument, 2, 2);
    if (!(operands.get(0) instanceof Constant)
        && operands.get(1) instanceof Constant(BsonValue value)) {
      array(value, 17311, "Second");
    }
    BsonOrder order = parser.order();
    return ExpressionOperator.call(NAME, operands, values -> isSubset(values, order));
  }

  private static BsonValue isSubset(List<BsonValue> values, BsonOrder order) {
    BsonArray left = array(values.get(0), 17046, "First");
    BsonArray right = array(values.get(1), 17042, "Second");
    return BsonBoolean.valueOf(ValueSet.of(right, order).containsAll(left));
  }

  private static BsonArray array(BsonValue value, int code, String which) {
    if (value instanceof BsonArray array) {
      return array;
    }
    throw ValueSet.failure(
        code,
        "both operands of $setIsSubset must be arrays. %s argument is of type: %s"
            .formatted(which, ShellText.typeName(value)));
  }
}
