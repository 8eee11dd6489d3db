package io.loquat.query.regex;

/** The engine's pattern while it is being written. Confined to one thread. */
final class Target {
  /** A few dozen large Unicode classes; more would make the compiled pattern huge. */
  private static final int CHARS_MAX = 1 << 20;

  /** One entry of the engine's stack, and its part of an array that doubles. */
  private static final int STACK_BYTES_OF_ITEM = 48;

  /** Where it tries something else, what it has captured, and where the group began. */
  private static final int STACK_BYTES_OF_GROUP = 4 * STACK_BYTES_OF_ITEM;

  private final StringBuilder text = new StringBuilder();
  private int lastStart;
  private Last last = Last.NOTHING;
  private int stackBytes;

  /** What a quantifier would find before it. */
  private enum Last {
    NOTHING,
    ITEM,
    GROUP,
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
    last = isAssertion ? Last.ASSERTION : Last.GROUP;
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
      case ITEM -> countStack(quantifier, STACK_BYTES_OF_ITEM);
      case GROUP -> countStack(quantifier, STACK_BYTES_OF_GROUP);
    }
    text.append(quantifier).append(isLazy ? "?" : "");
    if (isPossessive) {
      wrap("(?>");
    }
    last = Last.NOTHING;
    checkSize();
  }

  /** Says that a group is called, which may be a repetition too. */
  void called() {
    stackBytes = STACK_BYTES_OF_GROUP;
  }

  /** What the engine may need on its stack for each byte of a text. */
  int stackBytes() {
    return stackBytes;
  }

  private void countStack(String quantifier, int bytes) {
    boolean mayBeLong = quantifier.equals("*") || quantifier.equals("+") || quantifier.length() > 3;
    if (mayBeLong) {
      stackBytes = Math.max(stackBytes, bytes);
    }
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
