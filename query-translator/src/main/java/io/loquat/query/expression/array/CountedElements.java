package io.loquat.query.expression.array;

import io.loquat.model.BsonOrder;
import io.loquat.model.ErrorCode;
import io.loquat.model.MissingValue;
import io.loquat.query.expression.tree.ElementCount;
import io.loquat.query.expression.tree.Expression;
import io.loquat.query.expression.tree.ExpressionOperator;
import io.loquat.query.expression.tree.ExpressionParser;
import io.loquat.query.expression.tree.NamedArguments;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Example;
import java.util.Comparator;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonValue;

/**
 * {@code $firstN}, {@code $lastN}, {@code $maxN} and {@code $minN} of an array: as many elements as
 * are wanted. Stateless.
 */
final class CountedElements {
  static final ExpressionOperator FIRST =
      operator(
          "$firstN",
          "Gives the first elements of an array, at most n.",
          "[3, 1]",
          (elements, _) -> elements);

  static final ExpressionOperator LAST =
      operator(
          "$lastN",
          "Gives the last elements of an array, at most n, in their order.",
          "[null, 2]",
          (elements, _) -> elements);

  static final ExpressionOperator MAX =
      operator(
          "$maxN",
          "Gives the greatest elements of an array, at most n, the greatest first; none is null.",
          "[3, 2]",
          (elements, order) -> sorted(elements, order.reversed()));

  static final ExpressionOperator MIN =
      operator(
          "$minN",
          "Gives the least elements of an array, at most n, the least first; none is null.",
          "[1, 2]",
          CountedElements::sorted);

  private CountedElements() {}

  /** Puts the elements that may be wanted into the order in which they are. */
  @FunctionalInterface
  private interface Choice {
    List<BsonValue> of(List<BsonValue> elements, Comparator<BsonValue> order);
  }

  private static ExpressionOperator operator(
      String name, String description, String result, Choice choice) {
    OperatorSpec spec =
        new OperatorSpec(
            name,
            "5.2",
            "{input: array, n: number}",
            "error 5788200 for both",
            List.of(
                ErrorCode.location(5787902),
                ErrorCode.location(5787903),
                ErrorCode.location(5787906),
                ErrorCode.location(5787907),
                ErrorCode.location(5787908),
                ErrorCode.location(5788200)),
            description,
            List.of(
                Example.of(
                    "{a: [3, 1, null, 2]}", "{%s: {input: \"$a\", n: 2}}".formatted(name), result),
                Example.fails(
                    "{}",
                    "{%s: {input: \"$a\", n: 1}}".formatted(name),
                    ErrorCode.location(5788200)),
                Example.fails(
                    "{a: []}",
                    "{%s: {input: \"$a\", n: 0}}".formatted(name),
                    ErrorCode.location(5787908))));
    return new ExpressionOperator(
        spec, (argument, parser) -> parse(name, argument, parser, choice));
  }

  private static Expression parse(
      String name, BsonValue argument, ExpressionParser parser, Choice choice) {
    boolean ends = name.equals("$firstN") || name.equals("$lastN");
    NamedArguments arguments =
        NamedArguments.of(name, argument, ends ? 5787801 : 5787900)
            .allowOnly(5787901, List.of("n", "input"));
    BsonValue count = arguments.required("n", 5787906);
    BsonValue input = arguments.required("input", 5787907);
    BsonOrder order = parser.order();
    return ExpressionOperator.call(
        name,
        List.of(parser.parse(count), parser.parse(input)),
        values -> {
          long wanted = ElementCount.of(values.get(0));
          List<BsonValue> elements = choice.of(elements(values.get(1)), order);
          int size = (int) Math.min(wanted, elements.size());
          int from = name.equals("$lastN") ? elements.size() - size : 0;
          return new BsonArray(elements.subList(from, from + size));
        });
  }

  private static List<BsonValue> elements(BsonValue value) {
    if (value instanceof BsonArray array) {
      return Elements.of(array);
    }
    throw Elements.failure(5788200, "Input must be an array");
  }

  private static List<BsonValue> sorted(List<BsonValue> elements, Comparator<BsonValue> order) {
    return elements.stream()
        .filter(element -> !MissingValue.isNullish(element))
        .sorted(order)
        .toList();
  }
}
