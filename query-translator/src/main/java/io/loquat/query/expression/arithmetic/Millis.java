package io.loquat.query.expression.arithmetic;

import io.loquat.model.CommandException;
import io.loquat.model.Decimals;
import io.loquat.model.ErrorCode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalLong;
import org.bson.BsonNumber;
import org.bson.types.Decimal128;

/** Numbers as milliseconds to be added to a date, or taken from one. Stateless. */
final class Millis {
  private static final double TWO_TO_63 = 0x1p63;
  private static final int LONG_DIGITS = 19;

  private Millis() {}

  static CommandException overflow() {
    return new CommandException(ErrorCode.OVERFLOW, "date overflow");
  }

  /** The nearest whole number; empty if a long does not hold it. */
  static OptionalLong of(BsonNumber number) {
    return switch (number.getBsonType()) {
      case DECIMAL128 -> of(number.asDecimal128().getValue());
      case DOUBLE -> of(number.doubleValue());
      default -> OptionalLong.of(number.longValue());
    };
  }

  /** Halves are rounded away from zero, as C does. */
  private static OptionalLong of(double value) {
    if (!(value >= -TWO_TO_63 && value < TWO_TO_63)) {
      return OptionalLong.empty();
    }
    double whole = Math.floor(Math.abs(value));
    double rounded = Math.abs(value) - whole >= 0.5 ? whole + 1 : whole;
    return OptionalLong.of((long) Math.copySign(rounded, value));
  }

  /** Halves are rounded to the even neighbour. */
  private static OptionalLong of(Decimal128 value) {
    if (!value.isFinite()) {
      return OptionalLong.empty();
    }
    BigDecimal whole = Decimals.exact(value).setScale(0, RoundingMode.HALF_EVEN);
    return whole.precision() <= LONG_DIGITS && whole.toBigInteger().bitLength() < Long.SIZE
        ? OptionalLong.of(whole.longValueExact())
        : OptionalLong.empty();
  }
}
