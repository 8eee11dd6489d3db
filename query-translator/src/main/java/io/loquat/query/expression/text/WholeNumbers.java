package io.loquat.query.expression.text;

import io.loquat.model.CommandException;
import io.loquat.model.Decimals;
import io.loquat.model.ErrorCode;
import io.loquat.query.operator.ShellText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalInt;
import org.bson.BsonValue;
import org.bson.types.Decimal128;

/** Numbers of any type as places and lengths in texts. Stateless. */
final class WholeNumbers {
  private static final BigDecimal LONG_MIN = BigDecimal.valueOf(Long.MIN_VALUE);
  private static final BigDecimal LONG_MAX = BigDecimal.valueOf(Long.MAX_VALUE);

  /** The first double beyond the largest long. */
  private static final double LONG_END = 0x1p63;

  private WholeNumbers() {}

  /** The number if it is whole and fits; empty for other numbers and other values. */
  static OptionalInt exactInt(BsonValue value) {
    return switch (value.getBsonType()) {
      case INT32 -> OptionalInt.of(value.asInt32().getValue());
      case INT64 -> ofLong(value.asInt64().getValue());
      case DOUBLE -> {
        double number = value.asDouble().getValue();
        yield number == (int) number ? OptionalInt.of((int) number) : OptionalInt.empty();
      }
      case DECIMAL128 -> ofDecimal(value.asDecimal128().getValue());
      default -> OptionalInt.empty();
    };
  }

  private static OptionalInt ofLong(long number) {
    return number == (int) number ? OptionalInt.of((int) number) : OptionalInt.empty();
  }

  private static OptionalInt ofDecimal(Decimal128 number) {
    if (!number.isFinite()) {
      return OptionalInt.empty();
    }
    BigDecimal exact = Decimals.exact(number);
    // The scale is looked at first: plain digits of 1E+6144 would be many.
    boolean isSmall = exact.precision() - exact.scale() <= 10;
    if (!isSmall || exact.stripTrailingZeros().scale() > 0) {
      return exact.signum() == 0 ? OptionalInt.of(0) : OptionalInt.empty();
    }
    return ofLong(exact.longValue());
  }

  /**
   * The number without its fraction; decimals round, and become the least long where they do not
   * fit.
   *
   * @throws CommandException 31109 for doubles that do not fit
   */
  static long coerced(BsonValue value) {
    return switch (value.getBsonType()) {
      case INT32 -> value.asInt32().getValue();
      case INT64 -> value.asInt64().getValue();
      case DOUBLE -> ofDouble(value);
      default -> rounded(value.asDecimal128().getValue());
    };
  }

  private static long ofDouble(BsonValue value) {
    double number = value.asDouble().getValue();
    if (!(number >= -LONG_END && number < LONG_END)) {
      throw new CommandException(
          ErrorCode.location(31109),
          "Can't coerce out of range value " + ShellText.of(value) + " to long");
    }
    return (long) number;
  }

  private static long rounded(Decimal128 number) {
    if (!number.isFinite()) {
      return Long.MIN_VALUE;
    }
    BigDecimal exact = Decimals.exact(number);
    if (exact.compareTo(LONG_MIN) < 0 || exact.compareTo(LONG_MAX) > 0) {
      return Long.MIN_VALUE;
    }
    return exact.setScale(0, RoundingMode.HALF_EVEN).longValue();
  }
}
