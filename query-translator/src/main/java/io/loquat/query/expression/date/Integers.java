package io.loquat.query.expression.date;

import io.loquat.model.Decimals;
import java.math.BigDecimal;
import java.util.OptionalLong;
import org.bson.BsonValue;
import org.bson.types.Decimal128;

/** Whole numbers of any type. Stateless. */
final class Integers {
  private static final BigDecimal LONG_MIN = BigDecimal.valueOf(Long.MIN_VALUE);
  private static final BigDecimal LONG_MAX = BigDecimal.valueOf(Long.MAX_VALUE);

  private Integers() {}

  /** The number if it is whole and fits into 64 bits; empty for other numbers and values. */
  static OptionalLong exact(BsonValue value) {
    return switch (value.getBsonType()) {
      case INT32 -> OptionalLong.of(value.asInt32().getValue());
      case INT64 -> OptionalLong.of(value.asInt64().getValue());
      case DOUBLE -> ofDouble(value.asDouble().getValue());
      case DECIMAL128 -> ofDecimal(value.asDecimal128().getValue());
      default -> OptionalLong.empty();
    };
  }

  private static OptionalLong ofDouble(double number) {
    boolean fits = number == Math.rint(number) && number >= -0x1p63 && number < 0x1p63;
    return fits ? OptionalLong.of((long) number) : OptionalLong.empty();
  }

  private static OptionalLong ofDecimal(Decimal128 number) {
    if (!number.isFinite()) {
      return OptionalLong.empty();
    }
    BigDecimal exact = Decimals.exact(number);
    boolean fits = exact.compareTo(LONG_MIN) >= 0 && exact.compareTo(LONG_MAX) <= 0;
    // The order matters: a tiny fraction is never written out in full.
    return fits && (exact.signum() == 0 || exact.stripTrailingZeros().scale() <= 0)
        ? OptionalLong.of(exact.longValue())
        : OptionalLong.empty();
  }
}
