package io.loquat.model;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.bson.BsonDecimal128;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonValue;
import org.bson.types.Decimal128;

/**
 * Reads numbers that {@link NumberKeys} wrote. Stateless.
 *
 * <p>Where a note says nothing, a whole number is the least of int32, int64 and double that holds
 * it, and any other is a double.
 */
final class NumberReader {
  private static final int GROUP_BITS = 7;
  private static final int GROUPS_MAX = 9;
  private static final int SHORT_EXPONENT_BIAS = 64;
  private static final int LONG_EXPONENT_BIAS = 0x8000;
  private static final int SHORT_EXPONENT_MAX = 254;
  private static final int TOP_BIT = Long.SIZE - 1;

  private NumberReader() {}

  /**
   * A finite number other than zero: the unsigned significand, whose top bit is set, times
   * 2^(exponent - 63). Decimals that this does not hold have digits.
   *
   * @param digitsFollow whether digits come next in the key
   */
  private record Magnitude(int exponent, long significand, boolean digitsFollow) {
    private int zeros() {
      return Long.numberOfTrailingZeros(significand);
    }

    boolean isLong(boolean negative) {
      boolean whole = exponent >= 0 && zeros() >= TOP_BIT - exponent;
      return whole
          && (exponent < TOP_BIT || (negative && exponent == TOP_BIT && zeros() == TOP_BIT));
    }

    long toLong(boolean negative) {
      long value = significand >>> (TOP_BIT - exponent);
      return negative ? -value : value;
    }

    double toDouble(boolean negative) {
      double value = Math.scalb((double) (significand >>> zeros()), exponent - TOP_BIT + zeros());
      return negative ? -value : value;
    }

    BigDecimal toDecimal() {
      BigDecimal digits = new BigDecimal(Long.toUnsignedString(significand >>> zeros()));
      int power = exponent - TOP_BIT + zeros();
      BigDecimal scale = new BigDecimal(BigInteger.TWO.pow(Math.abs(power)));
      return power < 0 ? digits.divide(scale) : digits.multiply(scale);
    }
  }

  /** Reads a number whose first byte has been read. */
  static BsonValue read(KeyInput key, int type) {
    int note = key.nextNote();
    return switch (type) {
      case NumberKeys.NAN -> new BsonDouble(Double.NaN);
      case NumberKeys.MINUS_INFINITY -> new BsonDouble(Double.NEGATIVE_INFINITY);
      case NumberKeys.INFINITY -> new BsonDouble(Double.POSITIVE_INFINITY);
      case NumberKeys.ZERO -> zero(key, note);
      case NumberKeys.NEGATIVE -> {
        key.invert();
        BsonValue value = finite(key, note, true);
        key.invert();
        yield value;
      }
      default -> finite(key, note, false);
    };
  }

  private static BsonValue zero(KeyInput key, int note) {
    return switch (note) {
      case TypeNotes.INT64 -> new BsonInt64(0);
      case TypeNotes.DOUBLE -> new BsonDouble(0.0);
      case TypeNotes.MINUS_ZERO -> new BsonDouble(-0.0);
      case TypeNotes.DECIMAL -> decimal(BigDecimal.ZERO, key.nextNoteShort(), false);
      default -> new BsonInt32(0);
    };
  }

  private static BsonValue finite(KeyInput key, int note, boolean negative) {
    Magnitude magnitude = magnitude(key);
    if (note == TypeNotes.DECIMAL) {
      BigDecimal value = magnitude.digitsFollow() ? digits(key) : magnitude.toDecimal();
      return decimal(value, key.nextNoteShort(), negative);
    }
    if (note == TypeNotes.DOUBLE || !magnitude.isLong(negative)) {
      return new BsonDouble(magnitude.toDouble(negative));
    }
    long value = magnitude.toLong(negative);
    return note == TypeNotes.INT64 || value != (int) value
        ? new BsonInt64(value)
        : new BsonInt32((int) value);
  }

  private static BsonValue decimal(BigDecimal magnitude, int exponent, boolean negative) {
    BigDecimal scaled = magnitude.setScale(-exponent);
    return new BsonDecimal128(new Decimal128(negative ? scaled.negate() : scaled));
  }

  private static Magnitude magnitude(KeyInput key) {
    int first = key.next();
    int exponent =
        first == 0 || first > SHORT_EXPONENT_MAX
            ? key.nextShort() - LONG_EXPONENT_BIAS
            : first - SHORT_EXPONENT_BIAS;
    long fraction = 0;
    boolean more = true;
    for (int group = 1; more && group <= GROUPS_MAX; group++) {
      int bits = key.next();
      fraction |= (long) (bits >> 1) << (Long.SIZE - GROUP_BITS * group);
      more = bits % 2 != 0;
    }
    return new Magnitude(exponent, fraction >>> 1 | Long.MIN_VALUE, more);
  }

  private static BigDecimal digits(KeyInput key) {
    int first = key.nextShort() - LONG_EXPONENT_BIAS;
    StringBuilder digits = new StringBuilder();
    boolean more = true;
    while (more) {
      int pair = key.next();
      digits.append((char) ('0' + (pair >> 1) / 10)).append((char) ('0' + (pair >> 1) % 10));
      more = pair % 2 != 0;
    }
    return new BigDecimal(new BigInteger(digits.toString()), digits.length() - 1 - first);
  }
}
