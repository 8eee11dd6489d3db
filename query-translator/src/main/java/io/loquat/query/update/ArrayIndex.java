package io.loquat.query.update;

/** Path parts that name an element of an array: digits without a leading zero. */
final class ArrayIndex {
  private static final int DIGITS_MAX = 9;

  private ArrayIndex() {}

  static boolean isIndex(String part) {
    return !part.isEmpty()
        && part.chars().allMatch(digit -> digit >= '0' && digit <= '9')
        && (part.length() == 1 || part.charAt(0) != '0');
  }

  /** The index; one that no array reaches if the number is too great for an int. */
  static int parse(String part) {
    return part.length() > DIGITS_MAX ? Integer.MAX_VALUE : Integer.parseInt(part);
  }
}
