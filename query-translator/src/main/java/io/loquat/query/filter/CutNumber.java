package io.loquat.query.filter;

import io.loquat.model.BsonNumbers;
import java.math.BigDecimal;
import java.util.OptionalLong;
import org.bson.BsonDouble;
import org.bson.BsonValue;
import org.bson.types.Decimal128;

/** Numbers cut to whole ones. Stateless. */
final class CutNumber {
  private static final BigDecimal LONG_MAX = BigDecimal.valueOf(Long.MAX_VALUE);
  private static final BigDecimal LONG_MIN = BigDecimal.valueOf(Long.MIN_VALUE);

  private CutNumber() {}

  /** The number without its fraction; empty if an int64 cannot hold it, or it is no number. */
  static OptionalLong of(BsonValue value) {
    return switch (value.getBsonType()) {
      case INT32, INT64 -> OptionalLong.of(value.asNumber().longValue());
      case DOUBLE -> ofDouble(value.asDouble().getValue());
      case DECIMAL128 -> ofDecimal(value.asDecimal128().getValue());
      default -> OptionalLong.empty();
    };
  }

  private static OptionalLong ofDouble(double value) {
    double cut = value < 0 ? Math.ceil(value) : Math.floor(value);
    return BsonNumbers.toLongExactly(new BsonDouble(cut));
  }

  /** The range is checked first because the digits of 1E+6144 would be many. */
  private static OptionalLong ofDecimal(Decimal128 value) {
    if (!value.isFinite()) {
      return OptionalLong.empty();
    }
    BigDecimal exact = new BigDecimal(value.toString());
    if (exact.abs().compareTo(BigDecimal.ONE) < 0) {
      return OptionalLong.of(0);
    }
    boolean inRange = exact.compareTo(LONG_MIN) >= 0 && exact.compareTo(LONG_MAX) <= 0;
    return inRange ? OptionalLong.of(exact.longValue()) : OptionalLong.empty();
  }
}
