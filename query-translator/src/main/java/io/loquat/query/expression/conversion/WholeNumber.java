package io.loquat.query.expression.conversion;

import io.loquat.model.Decimals;
import io.loquat.query.expression.number.NumberText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.util.OptionalLong;
import org.bson.BsonBinary;
import org.bson.BsonNumber;
import org.bson.types.Decimal128;

/** What conversions to int and long share: a fraction is cut off. Stateless. */
final class WholeNumber {
  private static final int LONG_DIGITS = 19;
  private static final double TWO_TO_63 = 0x1p63;

  private WholeNumber() {}

  /**
   * @throws io.loquat.model.CommandException ConversionFailure for NaN, infinities and what is out
   *     of range
   */
  static long of(BsonNumber number, long min, long max) {
    OptionalLong whole =
        switch (number.getBsonType()) {
          case DECIMAL128 -> of(number.asDecimal128().getValue());
          case DOUBLE -> of(number.doubleValue());
          default -> OptionalLong.of(number.longValue());
        };
    boolean inRange =
        whole.isPresent()
            && whole.getAsLong() >= min
            && whole.getAsLong() <= max
            && !isFractionBeyond(number, min, max);
    if (!inRange) {
      throw ConversionFailure.overflow(text(number));
    }
    return whole.getAsLong();
  }

  /** A double's range is checked before its fraction is cut off. */
  private static boolean isFractionBeyond(BsonNumber number, long min, long max) {
    return number.isDouble() && (number.doubleValue() < min || number.doubleValue() > max);
  }

  private static String text(BsonNumber number) {
    return number.isInt64() ? "" : NumberText.ofOperand(number);
  }

  private static OptionalLong of(double value) {
    if (!Double.isFinite(value)) {
      throw ConversionFailure.notFinite(Double.isNaN(value));
    }
    boolean inRange = value >= -TWO_TO_63 && value < TWO_TO_63;
    return inRange ? OptionalLong.of((long) value) : OptionalLong.empty();
  }

  private static OptionalLong of(Decimal128 value) {
    if (!value.isFinite()) {
      throw ConversionFailure.notFinite(value.isNaN());
    }
    BigDecimal whole = Decimals.exact(value).setScale(0, RoundingMode.DOWN);
    return whole.precision() <= LONG_DIGITS && whole.toBigInteger().bitLength() < Long.SIZE
        ? OptionalLong.of(whole.longValueExact())
        : OptionalLong.empty();
  }

  /**
   * @param lengthMax of the bytes
   */
  static long of(BsonBinary binary, Manner manner, int lengthMax) {
    ByteBuffer bytes = Bytes.of(binary).order(manner.byteOrder());
    if (bytes.remaining() > lengthMax) {
      throw Bytes.wrongLength(binary);
    }
    return switch (bytes.remaining()) {
      case Byte.BYTES -> bytes.get();
      case Short.BYTES -> bytes.getShort();
      case Integer.BYTES -> bytes.getInt();
      case Long.BYTES -> bytes.getLong();
      default -> throw Bytes.wrongLength(binary);
    };
  }
}
