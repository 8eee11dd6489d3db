package io.loquat.model;

/**
 * The names in a path that can mean an element of an array: ASCII digits without a leading zero.
 * Stateless.
 */
public final class ArrayIndex {
  /** The digits of the largest offset that an array within a document can have. */
  private static final int DIGITS_MAX = 9;

  private ArrayIndex() {}

  /** Whether the name is an index, of however many digits. */
  public static boolean isIndex(String name) {
    if (name.isEmpty() || (name.length() > 1 && name.charAt(0) == '0')) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) < '0' || name.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  /** The offset that a name means; -1 if it is no index, or one that no array can reach. */
  public static int offset(String name) {
    return name.length() <= DIGITS_MAX && isIndex(name) ? Integer.parseInt(name) : -1;
  }
}
