package io.loquat.query.expression.array;

import io.loquat.model.ErrorCode;
import io.loquat.model.MissingValue;
import io.loquat.query.expression.tree.Expression;
import io.loquat.query.expression.tree.Expression.Operation;
import io.loquat.query.expression.tree.ExpressionOperator;
import io.loquat.query.expression.tree.Scope;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Example;
import io.loquat.query.operator.ShellText;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonNull;
import org.bson.BsonNumber;
import org.bson.BsonValue;

/** {@code $slice}: some elements in a row. Immutable. */
record Slice(List<Expression> operands) implements Operation {
  static final ExpressionOperator OPERATOR =
      new ExpressionOperator(
          new OperatorSpec(
              "$slice",
              "3.2",
              "an array, a position, and a number of elements; the position may be left out",
              "gives null if any is null or missing",
              List.of(
                  ErrorCode.location(28724),
                  ErrorCode.location(28725),
                  ErrorCode.location(28726),
                  ErrorCode.location(28727),
                  ErrorCode.location(28728),
                  ErrorCode.location(28729)),
              "Gives the first elements of an array, the last ones for a negative number, or those"
                  + " from a position on.",
              List.of(
                  Example.of("{a: [1, 2, 3]}", "{$slice: [\"$a\", 2]}", "[1, 2]"),
                  Example.of("{a: [1, 2, 3]}", "{$slice: [\"$a\", -2]}", "[2, 3]"),
                  Example.of("{a: [1, 2, 3]}", "{$slice: [\"$a\", 1, 5]}", "[2, 3]"),
                  Example.of("{}", "{$slice: [\"$a\", 1]}", "null"),
                  Example.fails(
                      "{a: [1]}", "{$slice: [\"$a\", 0, 0]}", ErrorCode.location(28729)))),
          (argument, parser) -> new Slice(parser.operands("$slice", argument, 2, 3)));

  @Override
  public BsonValue evaluate(Scope scope) {
    BsonValue value = operands.get(0).evaluate(scope);
    BsonValue second = operands.get(1).evaluate(scope);
    if (MissingValue.isNullish(value) || MissingValue.isNullish(second)) {
      return BsonNull.VALUE;
    }
    if (!(value instanceof BsonArray array)) {
      throw Elements.failure(
          28724,
          "First argument to $slice must be an array, but is of type: "
              + ShellText.typeName(value));
    }
    int position = int32(second, 28725, "Second");
    List<BsonValue> elements = Elements.of(array);
    return operands.size() == 2
        ? ends(elements, position)
        : from(elements, position, operands.get(2).evaluate(scope));
  }

  private static BsonValue ends(List<BsonValue> elements, int count) {
    int size = elements.size();
    return new BsonArray(
        count < 0
            ? elements.subList(Math.max(0, size + count), size)
            : elements.subList(0, Math.min(size, count)));
  }

  private static BsonValue from(List<BsonValue> elements, int position, BsonValue third) {
    if (MissingValue.isNullish(third)) {
      return BsonNull.VALUE;
    }
    int count = int32(third, 28727, "Third");
    if (count <= 0) {
      throw Elements.failure(28729, "Third argument to $slice must be positive: " + count);
    }
    int size = elements.size();
    int start = position < 0 ? Math.max(0, size + position) : Math.min(size, position);
    int end = (int) Math.min(size, (long) start + count);
    return new BsonArray(elements.subList(start, end));
  }

  /**
   * @param code of the error for what is no number; the one after it is for what is no int32
   */
  private static int int32(BsonValue value, int code, String which) {
    if (!(value instanceof BsonNumber)) {
      throw Elements.failure(
          code,
          "%s argument to $slice must be numeric, but is of type: %s"
              .formatted(which, ShellText.typeName(value)));
    }
    if (!Elements.isInt32(value)) {
      throw Elements.failure(
          code + 1,
          "%s argument to $slice can't be represented as a 32-bit integer: %s"
              .formatted(which, ShellText.of(value)));
    }
    return Elements.int32(value);
  }
}
