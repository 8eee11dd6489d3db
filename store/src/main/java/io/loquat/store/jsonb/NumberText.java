package io.loquat.store.jsonb;

import ch.randelshofer.fastdoubleparser.JavaDoubleParser;
import java.nio.charset.StandardCharsets;

/** Numbers as JSONB has them: ASCII text. */
final class NumberText {
  static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  static final int DOUBLE_LENGTH_MAX = 26;

  /** Up to here a double is the only one near a decimal of as many digits. */
  private static final double EXACT_MAX = 1e15;

  private static final double[] POWERS_OF_TEN = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };
  private static final int FRACTION_DIGITS_TRIED = 4;

  private static final byte[] HEX_VALUES = hexValues();

  private NumberText() {}

  private static byte[] hexValues() {
    byte[] values = new byte[256];
    for (int c = 0; c < values.length; c++) {
      values[c] = (byte) (c < 128 ? Character.digit(c, 16) : -1);
    }
    return values;
  }

  /** The value of a hexadecimal digit, or -1. */
  static int hexValue(byte digit) {
    return HEX_VALUES[digit & 0xff];
  }

  /** Writes the value and returns the position after it. */
  static int decimal(long value, byte[] target, int start) {
    int at = start;
    long rest = value;
    if (rest < 0) {
      target[at++] = '-';
      rest = -rest;
    }
    int end = at + digits(rest);
    return digitsBefore(rest, target, at, end);
  }

  private static int digitsBefore(long value, byte[] target, int start, int end) {
    long rest = value;
    for (int i = end - 1; i >= start; i--) {
      long next = rest / 10;
      target[i] = (byte) ('0' + (rest - next * 10));
      rest = next;
    }
    return end;
  }

  private static int digits(long value) {
    int count = 1;
    for (long rest = value; rest >= 10; rest /= 10) {
      count++;
    }
    return count;
  }

  /**
   * Writes a finite double. A decimal of at most 15 digits is the shortest text of the double next
   * to it; dividing an integer below 2^53 by a power of ten gives exactly that double, so trying a
   * few powers spares {@link Double#toString} for most numbers that people store.
   */
  static int decimal(double value, byte[] target, int start) {
    double magnitude = Math.abs(value);
    if (magnitude < EXACT_MAX) {
      for (int digits = 0; digits <= FRACTION_DIGITS_TRIED; digits++) {
        long whole = (long) Math.rint(magnitude * POWERS_OF_TEN[digits]);
        if (whole >= EXACT_MAX) {
          break;
        }
        if (whole / POWERS_OF_TEN[digits] == magnitude) {
          return fixedPoint(value, whole, digits, target, start);
        }
      }
    }
    byte[] text = Double.toString(value).getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(text, 0, target, start, text.length);
    return start + text.length;
  }

  private static int fixedPoint(double value, long scaled, int digits, byte[] target, int start) {
    int at = start;
    if (Double.doubleToRawLongBits(value) < 0) {
      target[at++] = '-';
    }
    long power = (long) POWERS_OF_TEN[digits];
    long whole = scaled / power;
    at = decimal(whole, target, at);
    target[at++] = '.';
    return digitsBefore(scaled - whole * power, target, at, at + Math.max(digits, 1));
  }

  static int hexLength(long value) {
    long magnitude = Math.abs(value);
    return (value < 0 ? 3 : 2) + hexDigits(magnitude);
  }

  /** Writes {@code 0x5} or {@code -0x5}; not for the smallest value. */
  static int hex(long value, byte[] target, int start) {
    int at = start;
    if (value < 0) {
      target[at++] = '-';
    }
    target[at++] = '0';
    target[at++] = 'x';
    long magnitude = Math.abs(value);
    for (int shift = (hexDigits(magnitude) - 1) * 4; shift >= 0; shift -= 4) {
      target[at++] = HEX[(int) (magnitude >>> shift) & 15];
    }
    return at;
  }

  private static int hexDigits(long magnitude) {
    return Math.max(1, (67 - Long.numberOfLeadingZeros(magnitude)) / 4);
  }

  /**
   * Reads a float of JSON or JSON5. Up to 15 digits and a small power of ten are both exact as
   * doubles, so one division gives the right answer; the library does the rest.
   *
   * @throws NumberFormatException if it is none
   */
  static double parseDouble(byte[] source, int from, int to) {
    int at = from < to && source[from] == '-' ? from + 1 : from;
    boolean negative = at > from;
    long digits = 0;
    int fraction = 0;
    boolean afterPoint = false;
    if (to - at > 16 || to - at < 2) {
      return slowDouble(source, from, to);
    }
    for (; at < to; at++) {
      int c = source[at];
      if (c >= '0' && c <= '9') {
        digits = digits * 10 + (c - '0');
        fraction += afterPoint ? 1 : 0;
      } else if (c == '.' && !afterPoint) {
        afterPoint = true;
      } else {
        return slowDouble(source, from, to);
      }
    }
    if (!afterPoint) {
      return slowDouble(source, from, to);
    }
    double magnitude = digits / POWERS_OF_TEN[fraction];
    return negative ? -magnitude : magnitude;
  }

  private static double slowDouble(byte[] source, int from, int to) {
    for (int i = from; i < to; i++) {
      int c = source[i];
      boolean digit = c >= '0' && c <= '9';
      if (!digit && c != '.' && c != '-' && c != '+' && (c | 0x20) != 'e') {
        throw new NumberFormatException();
      }
    }
    return JavaDoubleParser.parseDouble(source, from, to - from);
  }
}
