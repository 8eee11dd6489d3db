package io.loquat.query.expression.conversion;

import io.loquat.model.CommandException;
import io.loquat.model.Decimals;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bson.types.Decimal128;

/** Numbers in strings, as MongoDB reads them: strictly, without spaces around. Stateless. */
final class NumberParser {
  private static final Pattern REAL =
      Pattern.compile(
          "([+-]?)(?:([0-9]*)(?:\\.([0-9]*))?(?:[eE]([+-]?[0-9]+))?|(?i:(inf(?:inity)?)|(nan)))");

  /** As C reads it; MongoDB itself refuses it at the beginning of a string. */
  private static final Pattern HEXADECIMAL =
      Pattern.compile(
          "[+-]?0[xX](?=\\.?[0-9a-fA-F])[0-9a-fA-F]*(?:\\.[0-9a-fA-F]*)?(?:[pP][+-]?[0-9]+)?");

  /** What is longer is no number that anybody means, and would take long to read. */
  private static final int LENGTH_MAX = 10_000;

  private static final int EXPONENT_DIGITS_MAX = 8;
  private static final int DECIMAL_EXPONENT_MIN = -6176;

  private NumberParser() {}

  private static CommandException failure(String text, String reason) {
    return ConversionFailure.parsing("number", text, reason);
  }

  private static void refuseHexadecimal(String text) {
    if (text.startsWith("0x") || text.startsWith("0X")) {
      throw ConversionFailure.of(
          "Illegal hexadecimal input in $convert with no onError value: " + text);
    }
  }

  static int int32(String text) {
    long value = whole(text, 10);
    if (value != (int) value) {
      throw failure(text, "Overflow");
    }
    return (int) value;
  }

  /** A whole number of 64 bits. */
  static long whole(String text, int base) {
    refuseHexadecimal(text);
    String digits = text.startsWith("+") || text.startsWith("-") ? text.substring(1) : text;
    if (digits.isEmpty()) {
      throw failure(text, "No digits");
    }
    boolean valid = digits.chars().allMatch(c -> c < 128 && Character.digit((char) c, base) >= 0);
    if (!valid) {
      throw failure(text, "Did not consume whole string.");
    }
    if (digits.length() > LENGTH_MAX) {
      throw failure(text, "Overflow");
    }
    BigInteger magnitude = new BigInteger(digits, base);
    BigInteger value = text.startsWith("-") ? magnitude.negate() : magnitude;
    if (value.bitLength() >= Long.SIZE) {
      throw failure(text, "Overflow");
    }
    return value.longValue();
  }

  /** A double. */
  static double real(String text) {
    refuseHexadecimal(text);
    if (text.isEmpty()) {
      throw failure(text, "Empty string");
    }
    if (" \t\n\r\f\u000b".indexOf(text.charAt(0)) >= 0) {
      throw failure(text, "Leading whitespace");
    }
    if (HEXADECIMAL.matcher(text).matches()) {
      return Double.parseDouble(text.matches(".*[pP].*") ? text : text + "p0");
    }
    Matcher matcher = REAL.matcher(text);
    if (!matcher.matches() || !hasDigits(matcher)) {
      boolean digits = matcher.reset().lookingAt() && hasDigits(matcher);
      throw failure(text, digits ? "Did not consume whole string." : "Did not consume any digits");
    }
    return real(text, matcher);
  }

  private static boolean hasDigits(Matcher matcher) {
    String before = matcher.group(2) == null ? "" : matcher.group(2);
    String after = matcher.group(3) == null ? "" : matcher.group(3);
    return matcher.group(5) != null || matcher.group(6) != null || !(before + after).isEmpty();
  }

  private static double real(String text, Matcher matcher) {
    double sign = matcher.group(1).equals("-") ? -1 : 1;
    if (matcher.group(6) != null) {
      return Double.NaN;
    }
    if (matcher.group(5) != null) {
      return sign * Double.POSITIVE_INFINITY;
    }
    double value = Double.parseDouble(text);
    boolean underflow = value == 0 && !isZero(matcher);
    if (Double.isInfinite(value) || underflow) {
      throw failure(text, "Out of range");
    }
    return value;
  }

  private static boolean isZero(Matcher matcher) {
    String digits = digits(matcher);
    return digits.chars().allMatch(c -> c == '0');
  }

  private static String digits(Matcher matcher) {
    String fraction = matcher.group(3) == null ? "" : matcher.group(3);
    return matcher.group(2) + fraction;
  }

  /** A decimal: digits beyond its 34 are rounded. */
  static Decimal128 decimal(String text) {
    refuseHexadecimal(text);
    if (text.isEmpty()) {
      throw failure(text, "Empty string");
    }
    Matcher matcher = REAL.matcher(text);
    if (text.length() > LENGTH_MAX || !matcher.matches() || !hasDigits(matcher)) {
      throw failure(text, "Failed to parse string to decimal");
    }
    boolean minus = matcher.group(1).equals("-");
    if (matcher.group(6) != null) {
      return Decimal128.NaN;
    }
    if (matcher.group(5) != null) {
      return Decimals.infinity(minus);
    }
    return finite(text, matcher, minus);
  }

  private static Decimal128 finite(String text, Matcher matcher, boolean minus) {
    String exponent = matcher.group(4) == null ? "0" : matcher.group(4);
    BigDecimal magnitude = magnitude(text, digits(matcher), fractionDigits(matcher), exponent);
    Decimal128 value = Decimals.signed(magnitude, minus);
    boolean lost = Decimals.isZero(value) && magnitude.signum() != 0;
    if (value.isInfinite() || lost) {
      throw failure(
          text, "Conversion from string to decimal would " + (lost ? "underflow" : "overflow"));
    }
    return value;
  }

  private static int fractionDigits(Matcher matcher) {
    return matcher.group(3) == null ? 0 : matcher.group(3).length();
  }

  private static BigDecimal magnitude(
      String text, String digits, int fractionDigits, String exponent) {
    BigInteger coefficient = new BigInteger(digits);
    if (exponent.length() > EXPONENT_DIGITS_MAX) {
      if (coefficient.signum() == 0) {
        return BigDecimal.valueOf(
            0, exponent.toLowerCase(Locale.ROOT).startsWith("-") ? -DECIMAL_EXPONENT_MIN : 0);
      }
      throw failure(text, "Conversion from string to decimal would overflow");
    }
    return new BigDecimal(coefficient, fractionDigits - Integer.parseInt(exponent));
  }
}
