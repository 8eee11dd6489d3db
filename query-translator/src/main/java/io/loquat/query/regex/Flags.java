package io.loquat.query.regex;

/**
 * The options that hold at a place of a pattern, by PCRE2's letters. Immutable.
 *
 * @param i letters match in either case
 * @param m {@code ^} and {@code $} match at every line
 * @param s the dot matches newlines too
 * @param x white space and comments are passed over
 * @param xx spaces and tabs are passed over in classes as well
 * @param n groups without a name do not capture
 * @param ungreedy quantifiers take as little as they can, and {@code ?} turns that round
 * @param ucp classes such as {@code \w} are Unicode's
 */
record Flags(
    boolean i,
    boolean m,
    boolean s,
    boolean x,
    boolean xx,
    boolean n,
    boolean ungreedy,
    boolean ucp) {
  private static final Flags NONE =
      new Flags(false, false, false, false, false, false, false, false);

  /** The flags of MongoDB's options, which have been checked. */
  static Flags of(String options) {
    Flags flags = NONE;
    for (int k = 0; k < options.length(); k++) {
      char option = options.charAt(k);
      flags = option == 'u' ? flags : flags.with(option, true);
    }
    return flags;
  }

  /** The same with an option of an inline group such as {@code (?i-s)}. */
  Flags with(int letter, boolean on) {
    return switch (letter) {
      case 'i' -> new Flags(on, m, s, x, xx, n, ungreedy, ucp);
      case 'm' -> new Flags(i, on, s, x, xx, n, ungreedy, ucp);
      case 's' -> new Flags(i, m, on, x, xx, n, ungreedy, ucp);
      case 'x' -> new Flags(i, m, s, on, on && xx, n, ungreedy, ucp);
      case 'n' -> new Flags(i, m, s, x, xx, on, ungreedy, ucp);
      case 'U' -> new Flags(i, m, s, x, xx, n, on, ucp);
      case 'J' -> this;
      default -> throw new PatternError("unrecognized character after (? or (?-");
    };
  }

  Flags withExtendedClasses() {
    return new Flags(i, m, s, true, true, n, ungreedy, ucp);
  }

  Flags withUcp() {
    return new Flags(i, m, s, x, xx, n, ungreedy, true);
  }

  /** What {@code (?^} leaves. */
  Flags reset() {
    return new Flags(false, false, false, false, false, false, ungreedy, ucp);
  }
}
