package io.loquat.query.expression.accumulator;

import io.loquat.model.ErrorCode;
import io.loquat.query.expression.tree.Expression;
import io.loquat.query.expression.tree.ExpressionOperator;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Example;
import java.util.List;
import org.bson.BsonArray;

/** {@code $percentile} and {@code $median} of the numbers in an array. Stateless. */
final class Percentile {
  static final ExpressionOperator OPERATOR =
      new ExpressionOperator(
          new OperatorSpec(
              "$percentile",
              "7.0",
              "{input: array, p: [numbers from 0 to 1], method: \"approximate\"}",
              "passes over both; gives nulls if there are no numbers",
              List.of(
                  ErrorCode.location(40414),
                  ErrorCode.location(40415),
                  ErrorCode.location(7436200),
                  ErrorCode.location(7750300),
                  ErrorCode.location(7750301),
                  ErrorCode.location(7750302),
                  ErrorCode.location(7750303),
                  ErrorCode.BAD_VALUE),
              "Gives the numbers below which the shares of all the numbers lie.",
              List.of(
                  Example.of(
                      "{a: [3, 1, 2, 4]}",
                      "{$percentile: {input: \"$a\", p: [0.5, 1], method: \"approximate\"}}",
                      "[2.0, 4.0]"),
                  Example.of(
                      "{}",
                      "{$percentile: {input: \"$a\", p: [0.5], method: \"approximate\"}}",
                      "[null]"),
                  Example.fails(
                      "{a: [1]}",
                      "{$percentile: {input: \"$a\", p: [2], method: \"approximate\"}}",
                      ErrorCode.location(7750303)))),
          (argument, parser) ->
              over("$percentile", Quantile.parse(argument, 7436200, parser::parse)));

  static final ExpressionOperator MEDIAN =
      new ExpressionOperator(
          new OperatorSpec(
              "$median",
              "7.0",
              "{input: array, method: \"approximate\"}",
              "passes over both; gives null if there are no numbers",
              List.of(
                  ErrorCode.location(40414),
                  ErrorCode.location(40415),
                  ErrorCode.location(7436201),
                  ErrorCode.BAD_VALUE),
              "Gives the number in the middle.",
              List.of(
                  Example.of(
                      "{a: [3, 1, 2]}",
                      "{$median: {input: \"$a\", method: \"approximate\"}}",
                      "2.0"),
                  Example.of("{}", "{$median: {input: \"$a\", method: \"approximate\"}}", "null"),
                  Example.fails(
                      "{a: [1]}",
                      "{$median: {input: \"$a\", method: \"exact\"}}",
                      ErrorCode.BAD_VALUE))),
          (argument, parser) ->
              over("$median", Quantile.parseMedian(argument, 7436201, parser::parse)));

  private Percentile() {}

  /** One number stands for an array of it. */
  private static Expression over(String name, Quantile quantile) {
    return ExpressionOperator.call(
        name,
        List.of(quantile.input()),
        values -> quantile.of(values.getFirst() instanceof BsonArray array ? array : values));
  }
}
