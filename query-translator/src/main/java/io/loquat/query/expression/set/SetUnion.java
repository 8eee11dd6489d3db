package io.loquat.query.expression.set;

import io.loquat.model.BsonOrder;
import io.loquat.model.ErrorCode;
import io.loquat.model.MissingValue;
import io.loquat.query.context.TimeLimit;
import io.loquat.query.expression.tree.Expression;
import io.loquat.query.expression.tree.Expression.Operation;
import io.loquat.query.expression.tree.ExpressionOperator;
import io.loquat.query.expression.tree.Scope;
import io.loquat.query.limit.ValueBounds;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Example;
import io.loquat.query.operator.ShellText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.bson.BsonArray;
import org.bson.BsonNull;
import org.bson.BsonValue;

/** {@code $setUnion}: what is in any set. Immutable. */
record SetUnion(List<Expression> operands, BsonOrder order, TimeLimit time) implements Operation {
  static final ExpressionOperator OPERATOR =
      new ExpressionOperator(
          new OperatorSpec(
              "$setUnion",
              "2.6",
              "any number of arrays",
              "gives null if any is null or missing",
              List.of(ErrorCode.location(17043)),
              "Gives the elements that any of the arrays has, each once, in order.",
              List.of(
                  Example.of(
                      "{a: [3, 1], b: [1, 2]}", "{$setUnion: [\"$a\", \"$b\"]}", "[1, 2, 3]"),
                  Example.of("{a: [1]}", "{$setUnion: [\"$a\", \"$b\"]}", "null"),
                  Example.fails("{a: 1}", "{$setUnion: [\"$a\"]}", ErrorCode.location(17043)))),
          (argument, parser) ->
              new SetUnion(
                  parser.unorderedOperands("$setUnion", argument),
                  parser.order(),
                  parser.context().timeLimit()));

  /** Operands after one that is null are not looked at. */
  @Override
  public BsonValue evaluate(Scope scope) {
    Set<BsonValue> union = new TreeSet<>(order);
    for (Expression operand : operands) {
      time.check();
      BsonValue value = operand.evaluate(scope);
      if (MissingValue.isNullish(value)) {
        return BsonNull.VALUE;
      }
      if (!(value instanceof BsonArray array)) {
        throw ValueSet.failure(
            17043,
            "All operands of $setUnion must be arrays. One argument is of type: "
                + ShellText.typeName(value));
      }
      union.addAll(array);
      ValueBounds.checkCount("$setUnion", union.size());
    }
    return new BsonArray(new ArrayList<>(union));
  }
}
