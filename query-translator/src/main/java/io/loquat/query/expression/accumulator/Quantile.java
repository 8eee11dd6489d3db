package io.loquat.query.expression.accumulator;

import io.loquat.model.BsonNumbers;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.expression.tree.Expression;
import io.loquat.query.expression.tree.Expression.Constant;
import io.loquat.query.expression.tree.NamedArguments;
import io.loquat.query.operator.ShellText;
import java.util.List;
import java.util.function.Function;
import org.bson.BsonArray;
import org.bson.BsonDouble;
import org.bson.BsonNull;
import org.bson.BsonNumber;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * The numbers below which shares of all numbers lie: {@code $percentile} and {@code $median}.
 * Immutable.
 *
 * @param input whose values are taken
 * @param shares from 0 to 1
 * @param single whether one number is wanted, and no array
 */
public record Quantile(Expression input, List<Double> shares, boolean single) {
  private static final double HALF = 0.5;
  private static final String METHOD = "method";

  /**
   * Reads the argument of {@code $percentile}.
   *
   * @param code of the error if it is no document
   * @throws CommandException with MongoDB's codes
   */
  public static Quantile parse(
      BsonValue argument, int code, Function<BsonValue, Expression> expressions) {
    NamedArguments arguments =
        NamedArguments.of("$percentile", argument, code)
            .allowOnly(40415, List.of("input", "p", METHOD));
    BsonValue input = arguments.required("input", 40414);
    BsonValue shares = arguments.required("p", 40414);
    checkMethod(arguments);
    return new Quantile(expressions.apply(input), shares(expressions.apply(shares)), false);
  }

  /** Reads the argument of {@code $median}, as {@link #parse} does. */
  public static Quantile parseMedian(
      BsonValue argument, int code, Function<BsonValue, Expression> expressions) {
    NamedArguments arguments =
        NamedArguments.of("$median", argument, code).allowOnly(40415, List.of("input", METHOD));
    BsonValue input = arguments.required("input", 40414);
    checkMethod(arguments);
    return new Quantile(expressions.apply(input), List.of(HALF), true);
  }

  private static void checkMethod(NamedArguments arguments) {
    if (!(arguments.required(METHOD, 40414) instanceof BsonString method)) {
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
      throw new CommandException(
          ErrorCode.location(7750300),
          "The $percentile 'p' field must be an array of constant values");
    }
    if (!(value instanceof BsonArray array) || array.isEmpty()) {
      throw notShares(7750301, value);
    }
    return array.stream().map(Quantile::share).toList();
  }

  private static double share(BsonValue value) {
    if (!(value instanceof BsonNumber number)) {
      throw notShares(7750302, value);
    }
    double share = BsonNumbers.toDouble(number);
    if (!(share >= 0 && share <= 1)) {
      throw notShares(7750303, value);
    }
    return share;
  }

  private static CommandException notShares(int code, BsonValue value) {
    return new CommandException(
        ErrorCode.location(code),
        "The $percentile 'p' field must be an array of numbers from [0.0, 1.0], but found: "
            + ShellText.of(value));
  }

  /** What comes of the numbers among the values: doubles, or null if there are no numbers. */
  public BsonValue of(List<BsonValue> values) {
    double[] numbers =
        values.stream()
            .filter(BsonNumber.class::isInstance)
            .mapToDouble(number -> BsonNumbers.toDouble(number.asNumber()))
            .sorted()
            .toArray();
    return single
        ? at(numbers, shares.getFirst())
        : new BsonArray(shares.stream().map(share -> at(numbers, share)).toList());
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
