package io.loquat.query.expression.array;

import io.loquat.model.ErrorCode;
import io.loquat.model.MissingValue;
import io.loquat.query.expression.tree.Expression;
import io.loquat.query.expression.tree.ExpressionOperator;
import io.loquat.query.expression.tree.ExpressionParser;
import io.loquat.query.expression.tree.NamedArguments;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Example;
import io.loquat.query.operator.ShellText;
import java.util.Comparator;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonNull;
import org.bson.BsonValue;

/** {@code $sortArray}: the elements in order. Stateless. */
final class SortArray {
  private static final OperatorSpec SPEC =
      new OperatorSpec(
          "$sortArray",
          "5.2",
          "{input: array, sortBy: 1 or -1, or {path: 1 or -1}}",
          "gives null if the input is null or missing",
          List.of(
              ErrorCode.location(2942500),
              ErrorCode.location(2942501),
              ErrorCode.location(2942502),
              ErrorCode.location(2942503),
              ErrorCode.location(2942504),
              ErrorCode.location(2942505),
              ErrorCode.location(2942506),
              ErrorCode.location(2942507)),
          "Gives the elements in order, by themselves or by fields in them; equal ones stay as they"
              + " are.",
          List.of(
              Example.of(
                  "{a: [3, \"x\", 1]}",
                  "{$sortArray: {input: \"$a\", sortBy: 1}}",
                  "[1, 3, \"x\"]"),
              Example.of(
                  "{a: [{x: 1, y: 1}, {x: 2, y: 0}, {}]}",
                  "{$sortArray: {input: \"$a\", sortBy: {x: -1}}}",
                  "[{x: 2, y: 0}, {x: 1, y: 1}, {}]"),
              Example.of("{}", "{$sortArray: {input: \"$a\", sortBy: 1}}", "null"),
              Example.fails(
                  "{a: 1}",
                  "{$sortArray: {input: \"$a\", sortBy: 1}}",
                  ErrorCode.location(2942504))));

  static final ExpressionOperator OPERATOR = new ExpressionOperator(SPEC, SortArray::parse);

  private SortArray() {}

  private static Expression parse(BsonValue argument, ExpressionParser parser) {
    NamedArguments arguments =
        NamedArguments.of("$sortArray", argument, 2942500)
            .allowOnly(2942501, List.of("input", "sortBy"));
    BsonValue input = arguments.required("input", 2942502);
    Comparator<BsonValue> order =
        ElementOrder.parse(arguments.required("sortBy", 2942503), parser.order());
    return ExpressionOperator.call(
        "$sortArray", List.of(parser.parse(input)), values -> sorted(values.getFirst(), order));
  }

  private static BsonValue sorted(BsonValue value, Comparator<BsonValue> order) {
    if (MissingValue.isNullish(value)) {
      return BsonNull.VALUE;
    }
    if (!(value instanceof BsonArray array)) {
      throw Elements.failure(
          2942504,
          "The input argument to $sortArray must be an array, but was of type: "
              + ShellText.typeName(value));
    }
    List<BsonValue> elements = Elements.of(array);
    elements.sort(order);
    return new BsonArray(elements);
  }
}
