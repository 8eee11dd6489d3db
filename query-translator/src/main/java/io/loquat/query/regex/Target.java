package io.loquat.query.regex;

/** The engine's pattern while it is being written. Confined to one thread. */
final class Target {
  /** A few dozen large Unicode classes; more would make the compiled pattern huge. */
  private static final int CHARS_MAX = 1 << 20;

  private final StringBuilder text = new StringBuilder();
  private int lastStart;
  private Last last = Last.NOTHING;

  /** What a quantifier would find before it. */
  private enum Last {
    NOTHING,
    ITEM,
    /** The engine repeats assertions only inside of a group. */
    ASSERTION
  }

  int length() {
    return text.length();
  }

  /** Writes what cannot be repeated. */
  void nothing(String part) {
    text.append(part);
    last = Last.NOTHING;
    checkSize();
  }

  /** Writes one whole item that can be repeated. */
  void item(String part) {
    lastStart = text.length();
    text.append(part);
    last = Last.ITEM;
    checkSize();
  }

  void assertion(String part) {
    item(part);
    last = Last.ASSERTION;
  }

  void item(CodeSet set) {
    lastStart = text.length();
    set.appendTo(text);
    last = Last.ITEM;
    checkSize();
  }

  /** Says that all from a position on is one item: a group that has ended. */
  void groupEnded(int start, boolean isAssertion) {
    lastStart = start;
    last = isAssertion ? Last.ASSERTION : Last.ITEM;
  }

  /**
   * Repeats the last item.
   *
   * @param quantifier without what makes it lazy or possessive
   */
  void quantify(String quantifier, boolean isLazy, boolean isPossessive) {
    switch (last) {
      case NOTHING -> throw new PatternError("quantifier does not follow a repeatable item");
      case ASSERTION -> wrap("(?:");
      case ITEM -> {}
    }
    text.append(quantifier).append(isLazy ? "?" : "");
    if (isPossessive) {
      wrap("(?>");
    }
    last = Last.NOTHING;
    checkSize();
  }

  private void wrap(String opening) {
    text.insert(lastStart, opening).append(')');
  }

  private void checkSize() {
    if (text.length() > CHARS_MAX) {
      throw new PatternError("regular expression is too large");
    }
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
