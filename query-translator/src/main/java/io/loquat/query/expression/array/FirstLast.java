package io.loquat.query.expression.array;

import io.loquat.model.ErrorCode;
import io.loquat.model.MissingValue;
import io.loquat.query.expression.tree.ExpressionOperator;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Example;
import io.loquat.query.operator.ShellText;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonNull;
import org.bson.BsonValue;

/** {@code $first} and {@code $last} of an array. Stateless. */
final class FirstLast {
  static final ExpressionOperator FIRST =
      ExpressionOperator.unary(
          spec("$first", "Gives the first element of an array.", "1"),
          values -> element("$first", values.getFirst(), true));

  static final ExpressionOperator LAST =
      ExpressionOperator.unary(
          spec("$last", "Gives the last element of an array.", "3"),
          values -> element("$last", values.getFirst(), false));

  private FirstLast() {}

  private static OperatorSpec spec(String name, String description, String result) {
    return new OperatorSpec(
        name,
        "4.4",
        "one array",
        "gives null for both",
        List.of(ErrorCode.location(28689)),
        description,
        List.of(
            Example.of("{a: [1, 2, 3]}", "{%s: \"$a\"}".formatted(name), result),
            Example.of("{a: []}", "{%s: \"$a\"}".formatted(name), ""),
            Example.of("{}", "{%s: \"$a\"}".formatted(name), "null"),
            Example.fails("{a: 1}", "{%s: \"$a\"}".formatted(name), ErrorCode.location(28689))));
  }

  private static BsonValue element(String name, BsonValue value, boolean first) {
    if (MissingValue.isNullish(value)) {
      return BsonNull.VALUE;
    }
    if (!(value instanceof BsonArray array)) {
      throw Elements.failure(
          28689, name + "'s argument must be an array, but is " + ShellText.typeName(value));
    }
    if (array.isEmpty()) {
      return MissingValue.VALUE;
    }
    return array.get(first ? 0 : array.size() - 1);
  }
}
