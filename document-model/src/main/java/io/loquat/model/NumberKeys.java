package io.loquat.model;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.bson.BsonValue;
import org.bson.types.Decimal128;

/**
 * The keys of numbers: one byte for the class, then for a finite number other than zero the bytes
 * of its magnitude, inverted if it is negative.
 *
 * <p>A magnitude is 2^exponent times 1.fraction. The exponent comes first, then the fraction in
 * groups of seven bits; the lowest bit of each byte says whether more follows, and trailing zeros
 * are left out. Every int32, int64 and double has at most 63 fraction bits, so nine groups hold it,
 * exactly. Only a decimal may need more: then the ninth group says so, and the decimal digits
 * follow, which decide between the decimals that share the first 63 bits. docs/FILE_FORMAT_KEYS.md
 * has the layout.
 */
final class NumberKeys {
  static final int NAN = 0x20;
  static final int MINUS_INFINITY = 0x21;
  static final int NEGATIVE = 0x22;
  static final int ZERO = 0x23;
  static final int POSITIVE = 0x24;
  static final int INFINITY = 0x25;

  private static final int DOUBLE_FRACTION_BITS = 52;
  private static final long DOUBLE_FRACTION_MASK = (1L << DOUBLE_FRACTION_BITS) - 1;

  private static final int GROUP_BITS = 7;
  private static final int GROUPS_MAX = 9;

  /** Exponents from -63 to 190 take one byte, 1 to 254; the others 0 or 255 and two bytes more. */
  private static final int SHORT_EXPONENT_BIAS = 64;

  private static final int LONG_EXPONENT_BIAS = 0x8000;

  private NumberKeys() {}

  static void add(KeyBytes key, BsonValue number) {
    switch (number.getBsonType()) {
      case DOUBLE -> addDouble(key, number.asDouble().getValue());
      case DECIMAL128 -> addDecimal(key, number.asDecimal128().getValue());
      default -> addLong(key, number.asNumber().longValue());
    }
  }

  private static void addLong(KeyBytes key, long value) {
    if (value == 0) {
      key.add(ZERO);
    } else {
      // As an unsigned number the magnitude of the smallest long is right, too.
      addBinary(key, value < 0, Math.abs(value), 0);
    }
  }

  private static void addDouble(KeyBytes key, double value) {
    if (value == 0) {
      key.add(ZERO);
    } else if (Double.isFinite(value)) {
      long fraction = Double.doubleToRawLongBits(value) & DOUBLE_FRACTION_MASK;
      int exponent = Math.getExponent(value);
      boolean subnormal = exponent < Double.MIN_EXPONENT;
      addBinary(
          key,
          value < 0,
          subnormal ? fraction : fraction | (1L << DOUBLE_FRACTION_BITS),
          Math.max(exponent, Double.MIN_EXPONENT) - DOUBLE_FRACTION_BITS);
    } else {
      addNotFinite(key, Double.isNaN(value), value < 0);
    }
  }

  private static void addNotFinite(KeyBytes key, boolean nan, boolean negative) {
    key.add(nan ? NAN : negative ? MINUS_INFINITY : INFINITY);
  }

  /** Adds the number that is the unsigned significand times 2^exponent. */
  private static void addBinary(
      KeyBytes key, boolean negative, long significand, int lowestBitExponent) {
    key.add(negative ? NEGATIVE : POSITIVE);
    int start = key.length();
    int leadingZeros = Long.numberOfLeadingZeros(significand);
    addExponent(key, Long.SIZE - 1 - leadingZeros + lowestBitExponent);
    addFraction(key, significand << leadingZeros << 1, false);
    if (negative) {
      key.invertFrom(start);
    }
  }

  private static void addExponent(KeyBytes key, int exponent) {
    int biased = exponent + SHORT_EXPONENT_BIAS;
    if (biased >= 1 && biased <= 254) {
      key.add(biased);
    } else {
      key.add(biased < 1 ? 0 : 255);
      key.addShort(exponent + LONG_EXPONENT_BIAS);
    }
  }

  /**
   * Adds the fraction's bits, given from the top of a long.
   *
   * @param digitsFollow whether the number goes on below these bits: then all groups are written
   */
  private static void addFraction(KeyBytes key, long fraction, boolean digitsFollow) {
    long rest = fraction;
    for (int group = 1; group <= GROUPS_MAX; group++) {
      int bits = (int) (rest >>> (Long.SIZE - GROUP_BITS));
      rest <<= GROUP_BITS;
      boolean more = digitsFollow || rest != 0;
      key.add((bits << 1) | (more ? 1 : 0));
      if (!more) {
        return;
      }
    }
  }

  private static void addDecimal(KeyBytes key, Decimal128 value) {
    if (!value.isFinite()) {
      addNotFinite(key, value.isNaN(), value.isNegative());
      return;
    }
    BigDecimal magnitude = Decimals.exact(value).abs();
    if (magnitude.signum() == 0) {
      key.add(ZERO);
      return;
    }
    key.add(value.isNegative() ? NEGATIVE : POSITIVE);
    int start = key.length();
    addDecimalMagnitude(key, magnitude.stripTrailingZeros());
    if (value.isNegative()) {
      key.invertFrom(start);
    }
  }

  /**
   * Finds the top 64 bits of the magnitude and whether they are all of it: it is digits times
   * 10^-scale, so a quotient of integers, the dividend shifted left until the quotient has them.
   */
  private static void addDecimalMagnitude(KeyBytes key, BigDecimal magnitude) {
    BigInteger digits = magnitude.unscaledValue();
    BigInteger divisor = BigInteger.TEN.pow(Math.max(magnitude.scale(), 0));
    BigInteger dividend = digits.multiply(BigInteger.TEN.pow(Math.max(-magnitude.scale(), 0)));
    int shift = Math.max(0, Long.SIZE + 1 + divisor.bitLength() - dividend.bitLength());
    BigInteger[] quotient = dividend.shiftLeft(shift).divideAndRemainder(divisor);
    int exponent = quotient[0].bitLength() - 1;
    int unused = exponent - (Long.SIZE - 1);
    boolean exact = quotient[1].signum() == 0 && quotient[0].getLowestSetBit() >= unused;
    addExponent(key, exponent - shift);
    addFraction(key, quotient[0].shiftRight(unused).longValue() << 1, !exact);
    if (!exact) {
      key.addShort(magnitude.precision() - magnitude.scale() - 1 + LONG_EXPONENT_BIAS);
      addDigits(key, digits);
    }
  }

  /** Adds decimal digits from the most significant on, two a byte; the lowest bit says: more. */
  private static void addDigits(KeyBytes key, BigInteger digits) {
    String text = digits.toString();
    String even = text.length() % 2 == 0 ? text : text + "0";
    for (int index = 0; index < even.length(); index += 2) {
      boolean more = index + 2 < even.length();
      int pair = Integer.parseInt(even, index, index + 2, 10);
      key.add((pair << 1) | (more ? 1 : 0));
    }
  }
}
