package io.loquat.query.expression.accumulator;

import io.loquat.model.BsonNumbers;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.expression.tree.Expression;
import io.loquat.query.expression.tree.Expression.Constant;
import io.loquat.query.expression.tree.ExpressionOperator;
import io.loquat.query.expression.tree.ExpressionParser;
import io.loquat.query.expression.tree.NamedArguments;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Example;
import io.loquat.query.operator.ShellText;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonDouble;
import org.bson.BsonNull;
import org.bson.BsonNumber;
import org.bson.BsonString;
import org.bson.BsonValue;

/** {@code $percentile} and {@code $median} of the numbers in an array. Stateless. */
final class Percentile {
  private static final String NAME = "$percentile";
  private static final String MEDIAN_NAME = "$median";
  private static final double HALF = 0.5;

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
          Percentile::parse);

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
          Percentile::parseMedian);

  private Percentile() {}

  private static Expression parse(BsonValue argument, ExpressionParser parser) {
    NamedArguments arguments =
        NamedArguments.of(NAME, argument, 7436200)
            .allowOnly(40415, List.of("input", "p", "method"));
    BsonValue input = arguments.required("input", 40414);
    List<Double> shares = shares(parser.parse(arguments.required("p", 40414)));
    checkMethod(arguments);
    return ExpressionOperator.call(
        NAME,
        List.of(parser.parse(input)),
        values -> {
          double[] numbers = numbers(values.getFirst());
          return new BsonArray(shares.stream().map(share -> at(numbers, share)).toList());
        });
  }

  private static Expression parseMedian(BsonValue argument, ExpressionParser parser) {
    NamedArguments arguments =
        NamedArguments.of(MEDIAN_NAME, argument, 7436201)
            .allowOnly(40415, List.of("input", "method"));
    BsonValue input = arguments.required("input", 40414);
    checkMethod(arguments);
    return ExpressionOperator.call(
        MEDIAN_NAME, List.of(parser.parse(input)), values -> at(numbers(values.getFirst()), HALF));
  }

  private static void checkMethod(NamedArguments arguments) {
    if (!(arguments.required("method", 40414) instanceof BsonString method)) {
      throw new CommandException(
          ErrorCode.TYPE_MISMATCH, "BSON field 'method' is the wrong type, expected type 'string'");
    }
    if (!method.getValue().equals("approximate")) {
      throw new CommandException(
          ErrorCode.BAD_VALUE, "Currently only 'approximate' can be used as percentile 'method'.");
    }
  }

  private static List<Double> shares(Expression expression) {
    if (!(expression instanceof Constant(BsonValue value))) {
      throw failure(7750300, "The $percentile 'p' field must be an array of constant values");
    }
    if (!(value instanceof BsonArray array) || array.isEmpty()) {
      throw failure(
          7750301,
          "The $percentile 'p' field must be an array of numbers from [0.0, 1.0], but found: "
              + ShellText.of(value));
    }
    return array.stream().map(Percentile::share).toList();
  }

  private static double share(BsonValue value) {
    if (!(value instanceof BsonNumber number)) {
      throw failure(
          7750302,
          "The $percentile 'p' field must be an array of numbers from [0.0, 1.0], but found: "
              + ShellText.of(value));
    }
    double share = BsonNumbers.toDouble(number);
    if (!(share >= 0 && share <= 1)) {
      throw failure(
          7750303,
          "The $percentile 'p' field must be an array of numbers from [0.0, 1.0], but found: "
              + ShellText.of(value));
    }
    return share;
  }

  private static CommandException failure(int code, String message) {
    return new CommandException(ErrorCode.location(code), message);
  }

  /** The numbers in order: those in an array, or a single one. */
  private static double[] numbers(BsonValue value) {
    List<BsonValue> values = value instanceof BsonArray array ? array : List.of(value);
    return values.stream()
        .filter(BsonNumber.class::isInstance)
        .mapToDouble(number -> BsonNumbers.toDouble(number.asNumber()))
        .sorted()
        .toArray();
  }

  /** The least number that is not less than the share of all numbers. */
  private static BsonValue at(double[] numbers, double share) {
    if (numbers.length == 0) {
      return BsonNull.VALUE;
    }
    int rank = (int) Math.ceil(numbers.length * share) - 1;
    return new BsonDouble(numbers[Math.max(0, rank)]);
  }
}
