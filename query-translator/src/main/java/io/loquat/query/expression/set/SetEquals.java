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
import java.util.Optional;
import java.util.Set;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonValue;

/** {@code $setEquals}: whether all sets are the same. Stateless. */
final class SetEquals {
  private static final String NAME = "$setEquals";

  static final ExpressionOperator OPERATOR =
      new ExpressionOperator(
          new OperatorSpec(
              "$setEquals",
              "2.6",
              "two or more arrays",
              "error 17044 for both",
              List.of(
                  ErrorCode.location(17044),
                  ErrorCode.location(17045),
                  ErrorCode.location(5887502)),
              "Tells whether the arrays have the same elements, whatever their order and number.",
              List.of(
                  Example.of(
                      "{a: [1, 2], b: [2.0, 1, 1]}", "{$setEquals: [\"$a\", \"$b\"]}", "true"),
                  Example.of("{a: [[1]]}", "{$setEquals: [\"$a\", [1]]}", "false"),
                  Example.fails("{}", "{$setEquals: [\"$a\", [1]]}", ErrorCode.location(17044)),
                  Example.fails("{}", "{$setEquals: [[1]]}", ErrorCode.location(17045)))),
          SetEquals::parse);

  private SetEquals() {}

  private static Expression parse(BsonValue argument, ExpressionParser parser) {
    List<Expression> operands = parser.operands(NAME, argument, 0, Integer.MAX_VALUE);
    if (operands.size() < 2) {
      throw ValueSet.failure(
          17045, "$setEquals needs at least two arguments had: " + operands.size());
    }
    for (int i = 0; i < operands.size(); i++) {
      if (operands.get(i) instanceof Constant(BsonValue value) && !(value instanceof BsonArray)) {
        throw ValueSet.failure(5887502, notArray(i, value));
      }
    }
    BsonOrder order = parser.order();
    return ExpressionOperator.call(NAME, operands, values -> areEqual(values, order));
  }

  private static BsonValue areEqual(List<BsonValue> values, BsonOrder order) {
    Optional<Set<BsonValue>> first = Optional.empty();
    for (int i = 0; i < values.size(); i++) {
      if (!(values.get(i) instanceof BsonArray array)) {
        throw ValueSet.failure(17044, notArray(i, values.get(i)));
      }
      Set<BsonValue> set = ValueSet.of(array, order);
      if (first.isEmpty()) {
        first = Optional.of(set);
      } else if (set.size() != first.get().size() || !first.get().containsAll(set)) {
        return BsonBoolean.FALSE;
      }
    }
    return BsonBoolean.TRUE;
  }

  private static String notArray(int index, BsonValue value) {
    return "All operands of $setEquals must be arrays. %s-th argument is of type: %s"
        .formatted(index + 1, ShellText.typeName(value));
  }
}
