package io.loquat.query.expression.accumulator;

import io.loquat.model.BsonOrder;
import io.loquat.query.expression.tree.ExpressionOperator;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Example;
import java.util.List;
import java.util.function.Function;
import org.bson.BsonArray;
import org.bson.BsonValue;

/** Operators that accumulate the values of their operands. Stateless. */
final class OverOperands {
  static final ExpressionOperator AVG =
      operator(
          spec(
              "$avg",
              "Gives the average of the numbers: a double, or a decimal if any is one.",
              "2.0",
              "null"),
          _ -> new AverageAccumulation());

  static final ExpressionOperator MAX =
      operator(
          spec("$max", "Gives the greatest of the values; null if there is none.", "3", "null"),
          ExtremeAccumulation::new);

  static final ExpressionOperator MIN =
      operator(
          spec("$min", "Gives the least of the values; null if there is none.", "1", "null"),
          order -> new ExtremeAccumulation(order.reversed()));

  static final ExpressionOperator STD_DEV_POP =
      operator(
          spec(
              "$stdDevPop",
              "Gives the standard deviation of the numbers, which are all there are.",
              "0.816496580927726",
              "null"),
          _ -> new DeviationAccumulation(false));

  static final ExpressionOperator STD_DEV_SAMP =
      operator(
          spec(
              "$stdDevSamp",
              "Gives the standard deviation of the numbers, which are a sample of more.",
              "1.0",
              "null"),
          _ -> new DeviationAccumulation(true));

  static final ExpressionOperator SUM =
      operator(spec("$sum", "Gives the sum of the numbers.", "6", "0"), _ -> new SumAccumulation());

  private OverOperands() {}

  private static OperatorSpec spec(
      String name, String description, String result, String ofNothing) {
    return new OperatorSpec(
        name,
        "3.2",
        "any number of values, or one array of them",
        "passes over both",
        List.of(),
        description,
        List.of(
            Example.of("{a: [1, 2, 3]}", "{%s: \"$a\"}".formatted(name), result),
            Example.of("{a: 3, b: 1}", "{%s: [\"$a\", \"$b\", 2, null]}".formatted(name), result),
            Example.of("{}", "{%s: \"$a\"}".formatted(name), ofNothing)));
  }

  private static ExpressionOperator operator(
      OperatorSpec spec, Function<BsonOrder, Accumulation> start) {
    return new ExpressionOperator(
        spec,
        (argument, parser) ->
            ExpressionOperator.call(
                spec.name(),
                parser.unorderedOperands(spec.name(), argument),
                values -> {
                  Accumulation accumulation = start.apply(parser.order());
                  inputs(values).forEach(accumulation::add);
                  return accumulation.result();
                }));
  }

  /** An array that is the only operand stands for its elements. */
  private static List<BsonValue> inputs(List<BsonValue> values) {
    return values.size() == 1 && values.getFirst() instanceof BsonArray array ? array : values;
  }
}
