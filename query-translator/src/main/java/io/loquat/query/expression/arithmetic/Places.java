package io.loquat.query.expression.arithmetic;

import io.loquat.model.BsonNumbers;
import io.loquat.model.CommandException;
import io.loquat.model.Decimals;
import io.loquat.model.ErrorCode;
import io.loquat.model.MissingValue;
import io.loquat.query.expression.number.NumberOperators;
import io.loquat.query.expression.number.NumberText;
import io.loquat.query.expression.tree.ExpressionOperator;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Example;
import io.loquat.query.operator.ShellText;
import java.math.RoundingMode;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.bson.BsonDecimal128;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonNumber;
import org.bson.BsonValue;
import org.bson.types.Decimal128;

/**
 * Rounding to places after the point, or before it: {@code $round} and {@code $trunc}. Stateless.
 */
final class Places {
  private static final ErrorCode NOT_A_LONG = ErrorCode.location(16004);
  private static final ErrorCode BEYOND_LONG = ErrorCode.location(31109);
  private static final ErrorCode RESULT_TOO_LARGE = ErrorCode.location(51080);
  private static final ErrorCode NOT_NUMERIC = ErrorCode.location(51081);
  private static final ErrorCode PLACE_NOT_WHOLE = ErrorCode.location(51082);
  private static final ErrorCode PLACE_OUT_OF_RANGE = ErrorCode.location(51083);

  private static final int PLACE_MIN = -20;
  private static final int PLACE_MAX = 100;
  private static final double TWO_TO_63 = 0x1p63;

  private Places() {}

  static OperatorSpec spec(String name, String since, String description, Example... examples) {
    return new OperatorSpec(
        name,
        since,
        "a number, and a place from -20 to 100 (0 if left out)",
        "gives null",
        List.of(
            NOT_NUMERIC,
            NOT_A_LONG,
            BEYOND_LONG,
            PLACE_NOT_WHOLE,
            PLACE_OUT_OF_RANGE,
            RESULT_TOO_LARGE),
        description,
        Stream.concat(
                Stream.of(examples),
                Stream.of(
                    Example.of("{}", "{%s: '$a'}".formatted(name), "null"),
                    Example.fails("{}", "{%s: 'x'}".formatted(name), NOT_NUMERIC),
                    Example.fails("{}", "{%s: [1.5, 'x']}".formatted(name), NOT_A_LONG),
                    Example.fails("{}", "{%s: [1.5, 0.5]}".formatted(name), PLACE_NOT_WHOLE),
                    Example.fails("{}", "{%s: [1.5, 101]}".formatted(name), PLACE_OUT_OF_RANGE)))
            .toList());
  }

  static ExpressionOperator operator(OperatorSpec spec, RoundingMode mode) {
    return ExpressionOperator.ranged(spec, 1, 2, operands -> evaluate(spec.name(), mode, operands));
  }

  private static BsonValue evaluate(String name, RoundingMode mode, List<BsonValue> operands) {
    BsonValue value = operands.getFirst();
    if (MissingValue.isNullish(value)) {
      return BsonNull.VALUE;
    }
    BsonNumber number = NumberOperators.require(value, NOT_NUMERIC, name);
    if (operands.size() == 1) {
      return rounded(name, number, 0, mode);
    }
    BsonValue place = operands.getLast();
    return MissingValue.isNullish(place)
        ? BsonNull.VALUE
        : rounded(name, number, place(name, place), mode);
  }

  private static int place(String name, BsonValue value) {
    if (!(value instanceof BsonNumber number)) {
      throw new CommandException(
          NOT_A_LONG, "can't convert from BSON type " + ShellText.typeName(value) + " to long");
    }
    if (number.isDouble() && !(Math.abs(number.doubleValue()) <= TWO_TO_63)) {
      throw new CommandException(
          BEYOND_LONG,
          "Can't coerce out of range value "
              + NumberText.ofDouble(number.doubleValue())
              + " to long");
    }
    OptionalLong place = BsonNumbers.toLongExactly(number);
    if (place.isEmpty() || place.getAsLong() != (int) place.getAsLong()) {
      throw new CommandException(
          PLACE_NOT_WHOLE, "precision argument to  " + name + " must be a integral value");
    }
    return checkRange(name, (int) place.getAsLong());
  }

  private static int checkRange(String name, int place) {
    if (place < PLACE_MIN || place > PLACE_MAX) {
      throw new CommandException(
          PLACE_OUT_OF_RANGE,
          "cannot apply %s with precision value %s value must be in [-20, 100]"
              .formatted(name, place));
    }
    return place;
  }

  private static BsonValue rounded(String name, BsonNumber number, int place, RoundingMode mode) {
    return switch (number.getBsonType()) {
      case DECIMAL128 -> {
        Decimal128 value = number.asDecimal128().getValue();
        yield value.isInfinite()
            ? number
            : new BsonDecimal128(Decimals.roundTo(value, place, mode));
      }
      case DOUBLE -> roundedDouble(number, place, mode);
      default -> place >= 0 ? number : roundedWhole(name, number, place, mode);
    };
  }

  private static BsonValue roundedDouble(BsonNumber number, int place, RoundingMode mode) {
    if (!Double.isFinite(number.doubleValue())) {
      return number;
    }
    Decimal128 exact = Decimals.ofDoubleExactly(number.doubleValue());
    Decimal128 rounded = Decimals.roundTo(exact, place, mode);
    return new BsonDouble(BsonNumbers.toDouble(new BsonDecimal128(rounded)));
  }

  /** MongoDB lets what is below all int wrap around; what is above becomes a long. */
  private static BsonValue roundedWhole(
      String name, BsonNumber number, int place, RoundingMode mode) {
    Decimal128 rounded = Decimals.roundTo(new Decimal128(number.longValue()), place, mode);
    long whole =
        BsonNumbers.toLongExactly(new BsonDecimal128(rounded))
            .orElseThrow(() -> tooLarge(name, number, place));
    return number.isInt64() || whole > Integer.MAX_VALUE
        ? new BsonInt64(whole)
        : new BsonInt32((int) whole);
  }

  private static CommandException tooLarge(String name, BsonNumber number, int place) {
    return new CommandException(
        RESULT_TOO_LARGE,
        "invalid conversion from Decimal128 result in %s resulting from arguments: [%s, %s]"
            .formatted(name, number.longValue(), place));
  }
}
