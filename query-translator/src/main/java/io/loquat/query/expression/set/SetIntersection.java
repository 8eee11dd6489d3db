package io.loquat.query.expression.set;

import io.loquat.model.BsonOrder;
import io.loquat.model.ErrorCode;
import io.loquat.model.MissingValue;
import io.loquat.query.context.TimeLimit;
import io.loquat.query.expression.tree.Expression;
import io.loquat.query.expression.tree.Expression.Operation;
import io.loquat.query.expression.tree.ExpressionOperator;
import io.loquat.query.expression.tree.Scope;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Example;
import io.loquat.query.operator.ShellText;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.bson.BsonArray;
import org.bson.BsonNull;
import org.bson.BsonValue;

/** {@code $setIntersection}: what is in all sets. Immutable. */
record SetIntersection(List<Expression> operands, BsonOrder order, TimeLimit time)
    implements Operation {
  static final ExpressionOperator OPERATOR =
      new ExpressionOperator(
          new OperatorSpec(
              "$setIntersection",
              "2.6",
              "any number of arrays",
              "gives null if any is null or missing",
              List.of(ErrorCode.location(17047)),
              "Gives the elements that all the arrays have, each once, in order.",
              List.of(
                  Example.of(
                      "{a: [3, 1, 1], b: [1, 2, 3]}",
                      "{$setIntersection: [\"$a\", \"$b\"]}",
                      "[1, 3]"),
                  Example.of("{a: [1]}", "{$setIntersection: [\"$a\", \"$b\"]}", "null"),
                  Example.fails(
                      "{a: 1}", "{$setIntersection: [\"$a\"]}", ErrorCode.location(17047)))),
          (argument, parser) ->
              new SetIntersection(
                  parser.unorderedOperands("$setIntersection", argument),
                  parser.order(),
                  parser.context().timeLimit()));

  /** Operands after one that is null, or after which nothing is left, are not looked at. */
  @Override
  public BsonValue evaluate(Scope scope) {
    TreeSet<BsonValue> common = new TreeSet<>(order);
    boolean first = true;
    for (Expression operand : operands) {
      time.check();
      BsonValue value = operand.evaluate(scope);
      if (MissingValue.isNullish(value)) {
        return BsonNull.VALUE;
      }
      if (!(value instanceof BsonArray array)) {
        throw ValueSet.failure(
            17047,
            "All operands of $setIntersection must be arrays. One argument is of type: "
                + ShellText.typeName(value));
      }
      TreeSet<BsonValue> set = ValueSet.of(array, order);
      common = first ? set : intersection(common, set);
      first = false;
      if (common.isEmpty()) {
        break;
      }
    }
    return new BsonArray(new ArrayList<>(common));
  }

  /** Of two equal values, such as 1 and 1.0, that of the smaller set is kept. */
  private static TreeSet<BsonValue> intersection(
      TreeSet<BsonValue> left, TreeSet<BsonValue> right) {
    boolean rightIsSmaller = left.size() > right.size();
    TreeSet<BsonValue> smaller = rightIsSmaller ? right : left;
    TreeSet<BsonValue> larger = rightIsSmaller ? left : right;
    smaller.removeIf(value -> !larger.contains(value));
    return smaller;
  }
}
