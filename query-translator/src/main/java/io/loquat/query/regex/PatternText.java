package io.loquat.query.regex;

/** A pattern that is being read, code point by code point. Confined to one thread. */
final class PatternText {
  private static final int END = -1;

  private final int[] points;
  private int position;

  PatternText(String text) {
    points = text.codePoints().toArray();
  }

  boolean atEnd() {
    return position == points.length;
  }

  int position() {
    return position;
  }

  void back(int earlier) {
    position = earlier;
  }

  /** The next code point, or -1 at the end. */
  int peek() {
    return atEnd() ? END : points[position];
  }

  /** Takes the next code point, or -1 at the end. */
  int next() {
    return atEnd() ? END : points[position++];
  }

  /** Takes the text if it comes next. */
  boolean take(String text) {
    if (!looksAt(text)) {
      return false;
    }
    position += text.length();
    return true;
  }

  boolean looksAt(String text) {
    if (points.length - position < text.length()) {
      return false;
    }
    for (int k = 0; k < text.length(); k++) {
      if (points[position + k] != text.charAt(k)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Takes digits of a base; -1 if there are none. Numbers too large to mean anything stay large.
   */
  int number(int base, int digitsMax) {
    int value = -1;
    for (int digits = 0;
        digits < digitsMax && Character.digit(ascii(peek()), base) >= 0;
        digits++) {
      int digit = Character.digit(next(), base);
      value = (int) Math.min((long) Math.max(value, 0) * base + digit, 0x7fff_ffffL);
    }
    return value;
  }

  private static int ascii(int point) {
    return point < 0x80 ? point : END;
  }

  /** Takes all up to the terminator, and it; the error if it does not come. */
  String until(String terminator, String error) {
    int start = position;
    while (!atEnd()) {
      if (looksAt(terminator)) {
        String text = new String(points, start, position - start);
        position += terminator.length();
        return text;
      }
      position++;
    }
    throw new PatternError(error);
  }

  /** Takes the name of a group up to its terminator. */
  String name(int terminator) {
    int start = position;
    while (isWord(peek())) {
      position++;
    }
    String name = new String(points, start, position - start);
    if (name.isEmpty()) {
      throw new PatternError("subpattern name expected");
    }
    if (Character.digit(name.codePointAt(0), 10) >= 0) {
      throw new PatternError("subpattern name must start with a non-digit");
    }
    if (name.length() > 32) {
      throw new PatternError("subpattern name is too long (maximum 32 code units)");
    }
    if (next() != terminator) {
      throw new PatternError("syntax error in subpattern name (missing terminator?)");
    }
    return name;
  }

  static boolean isWord(int point) {
    return point == '_' || (point >= 0 && Character.isLetterOrDigit(point));
  }
}
