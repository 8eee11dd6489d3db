package io.loquat.model;

/**
 * The order and the length of strings as UTF-8 bytes, found without encoding them.
 *
 * <p>Java compares UTF-16 units, which puts emoji (surrogates, from D800) below U+E000 to U+FFFF;
 * UTF-8 bytes sort by code point. A surrogate without its other half counts as the three bytes that
 * the BSON library writes for it. Stateless.
 */
public final class Utf8 {
  private Utf8() {}

  /** Compares as the bytes of the two would, unsigned. */
  public static int compare(String left, String right) {
    int common = Math.min(left.length(), right.length());
    for (int index = 0; index < common; index++) {
      char leftUnit = left.charAt(index);
      char rightUnit = right.charAt(index);
      if (leftUnit != rightUnit) {
        return leftUnit < Character.MIN_SURROGATE && rightUnit < Character.MIN_SURROGATE
            ? Character.compare(leftUnit, rightUnit)
            : compareCodePoints(left, right, index);
      }
    }
    return Integer.compare(left.length(), right.length());
  }

  /** Compares at the first unit that differs, which may be the second half of a code point. */
  private static int compareCodePoints(String left, String right, int index) {
    int result = 0;
    if (index > 0 && Character.isHighSurrogate(left.charAt(index - 1))) {
      result = Integer.compare(left.codePointAt(index - 1), right.codePointAt(index - 1));
    }
    return result != 0
        ? result
        : Integer.compare(left.codePointAt(index), right.codePointAt(index));
  }

  static int lengthBytes(String text) {
    int length = 0;
    for (int index = 0; index < text.length(); ) {
      int codePoint = text.codePointAt(index);
      length += lengthBytes(codePoint);
      index += Character.charCount(codePoint);
    }
    return length;
  }

  private static int lengthBytes(int codePoint) {
    if (codePoint < 0x80) {
      return 1;
    }
    if (codePoint < 0x800) {
      return 2;
    }
    return codePoint < 0x10000 ? 3 : 4;
  }
}
