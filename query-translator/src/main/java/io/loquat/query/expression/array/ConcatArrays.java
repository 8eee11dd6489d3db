package io.loquat.query.expression.array;

import io.loquat.model.ErrorCode;
import io.loquat.model.MissingValue;
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
import org.bson.BsonArray;
import org.bson.BsonNull;
import org.bson.BsonValue;

/** {@code $concatArrays}: the elements of all arrays in one. Immutable. */
record ConcatArrays(List<Expression> operands) implements Operation {
  static final ExpressionOperator OPERATOR =
      new ExpressionOperator(
          new OperatorSpec(
              "$concatArrays",
              "3.2",
              "any number of arrays",
              "gives null if any is null or missing",
              List.of(ErrorCode.location(28664), ErrorCode.EXCEEDED_MEMORY_LIMIT),
              "Gives the elements of all the arrays in one.",
              List.of(
                  Example.of(
                      "{a: [1], b: [2, [3]]}", "{$concatArrays: [\"$a\", \"$b\"]}", "[1, 2, [3]]"),
                  Example.of("{a: [1]}", "{$concatArrays: [\"$a\", \"$b\"]}", "null"),
                  Example.of("{}", "{$concatArrays: []}", "[]"),
                  Example.fails("{a: 1}", "{$concatArrays: [\"$a\"]}", ErrorCode.location(28664)))),
          (argument, parser) ->
              new ConcatArrays(parser.operands("$concatArrays", argument, 0, Integer.MAX_VALUE)));

  /** Operands after one that is null are not looked at. */
  @Override
  public BsonValue evaluate(Scope scope) {
    List<BsonValue> result = new ArrayList<>();
    for (Expression operand : operands) {
      BsonValue value = operand.evaluate(scope);
      if (MissingValue.isNullish(value)) {
        return BsonNull.VALUE;
      }
      if (!(value instanceof BsonArray array)) {
        throw Elements.failure(
            28664, "$concatArrays only supports arrays, not " + ShellText.typeName(value));
      }
      ValueBounds.checkCount("$concatArrays", (long) result.size() + array.size());
      result.addAll(array);
    }
    return new BsonArray(result);
  }
}
