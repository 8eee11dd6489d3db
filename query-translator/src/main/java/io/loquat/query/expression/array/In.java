package io.loquat.query.expression.array;

import io.loquat.model.BsonOrder;
import io.loquat.model.ErrorCode;
import io.loquat.query.expression.tree.ExpressionOperator;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Example;
import io.loquat.query.operator.ShellText;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonValue;

/** {@code $in}: whether a value is an element. Stateless. */
final class In {
  private static final OperatorSpec SPEC =
      new OperatorSpec(
          "$in",
          "3.4",
          "a value and an array",
          "compares null; a missing array is an error",
          List.of(ErrorCode.location(40081)),
          "Tells whether a value is an element of an array.",
          List.of(
              Example.of("{a: [1, 2]}", "{$in: [2.0, \"$a\"]}", "true"),
              Example.of("{a: [\"x\"]}", "{$in: [\"X\", \"$a\"]}", "false"),
              Example.fails("{}", "{$in: [1, \"$a\"]}", ErrorCode.location(40081))));

  static final ExpressionOperator OPERATOR =
      new ExpressionOperator(
          SPEC,
          (argument, parser) ->
              ExpressionOperator.call(
                  "$in",
                  parser.operands("$in", argument, 2, 2),
                  values -> isElement(values, parser.order())));

  private In() {}

  private static BsonValue isElement(List<BsonValue> values, BsonOrder order) {
    if (!(values.get(1) instanceof BsonArray array)) {
      throw Elements.failure(
          40081,
          "$in requires an array as a second argument, found: "
              + ShellText.typeName(values.get(1)));
    }
    BsonValue value = values.getFirst();
    return BsonBoolean.valueOf(
        array.stream().anyMatch(element -> order.compare(value, element) == 0));
  }
}
