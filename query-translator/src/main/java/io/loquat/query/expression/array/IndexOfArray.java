package io.loquat.query.expression.array;

import io.loquat.model.BsonOrder;
import io.loquat.model.ErrorCode;
import io.loquat.model.MissingValue;
import io.loquat.query.expression.tree.ExpressionOperator;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Example;
import io.loquat.query.operator.ShellText;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonInt32;
import org.bson.BsonNull;
import org.bson.BsonValue;

/** {@code $indexOfArray}: where a value first is in an array. Stateless. */
final class IndexOfArray {
  private static final OperatorSpec SPEC =
      new OperatorSpec(
          "$indexOfArray",
          "3.4",
          "an array, a value, and where to begin and to end",
          "gives null if the array is null or missing",
          List.of(
              ErrorCode.location(28667),
              ErrorCode.location(40090),
              ErrorCode.location(40096),
              ErrorCode.location(40097)),
          "Gives the position of the first element that equals a value, or -1.",
          List.of(
              Example.of("{a: [\"x\", \"y\", \"x\"]}", "{$indexOfArray: [\"$a\", \"x\"]}", "0"),
              Example.of("{a: [\"x\", \"y\", \"x\"]}", "{$indexOfArray: [\"$a\", \"x\", 1]}", "2"),
              Example.of("{a: [\"x\", \"y\"]}", "{$indexOfArray: [\"$a\", \"y\", 0, 1]}", "-1"),
              Example.of("{}", "{$indexOfArray: [\"$a\", 1]}", "null"),
              Example.fails(
                  "{a: [1]}", "{$indexOfArray: [\"$a\", 1, -1]}", ErrorCode.location(40097))));

  static final ExpressionOperator OPERATOR =
      new ExpressionOperator(
          SPEC,
          (argument, parser) ->
              ExpressionOperator.call(
                  "$indexOfArray",
                  parser.operands("$indexOfArray", argument, 2, 4),
                  values -> index(values, parser.order())));

  private IndexOfArray() {}

  private static BsonValue index(List<BsonValue> values, BsonOrder order) {
    BsonValue first = values.getFirst();
    if (MissingValue.isNullish(first)) {
      return BsonNull.VALUE;
    }
    if (!(first instanceof BsonArray array)) {
      throw Elements.failure(
          40090,
          "$indexOfArray requires an array as a first argument, found: "
              + ShellText.typeName(first));
    }
    List<BsonValue> elements = Elements.of(array);
    int start = values.size() > 2 ? bound(values.get(2), "starting index") : 0;
    int end = values.size() > 3 ? bound(values.get(3), "ending index") : elements.size();
    for (int i = start; i < Math.min(end, elements.size()); i++) {
      if (order.compare(elements.get(i), values.get(1)) == 0) {
        return new BsonInt32(i);
      }
    }
    return new BsonInt32(-1);
  }

  private static int bound(BsonValue value, String name) {
    if (!Elements.isInt32(value)) {
      throw Elements.failure(
          40096,
          "$indexOfArray requires an integral %s, found a value of type: %s, with value: \"%s\""
              .formatted(name, ShellText.typeName(value), Elements.text(value)));
    }
    if (Elements.int32(value) < 0) {
      throw Elements.failure(
          40097,
          "$indexOfArray requires a nonnegative " + name + ", found: " + Elements.int32(value));
    }
    return Elements.int32(value);
  }
}
