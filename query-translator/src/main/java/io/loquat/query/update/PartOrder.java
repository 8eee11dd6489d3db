package io.loquat.query.update;

import java.util.Comparator;

/** MongoDB's order of applying changes: array indexes by number, names by their text. */
enum PartOrder implements Comparator<String> {
  INSTANCE;

  @Override
  public int compare(String left, String right) {
    if (left.length() != right.length() && ArrayIndex.isIndex(left) && ArrayIndex.isIndex(right)) {
      return Integer.compare(left.length(), right.length());
    }
    return compareCodePoints(left, right);
  }

  /** As UTF-8 bytes compare, which UTF-16 units do not beyond the basic plane. */
  private static int compareCodePoints(String left, String right) {
    int lengthMin = Math.min(left.length(), right.length());
    for (int i = 0; i < lengthMin; i++) {
      char a = left.charAt(i);
      char b = right.charAt(i);
      if (a != b) {
        boolean surrogates = Character.isSurrogate(a) != Character.isSurrogate(b);
        return surrogates ? (Character.isSurrogate(a) ? 1 : -1) : Character.compare(a, b);
      }
    }
    return Integer.compare(left.length(), right.length());
  }
}
