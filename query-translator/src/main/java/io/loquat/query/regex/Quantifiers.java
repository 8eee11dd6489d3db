package io.loquat.query.regex;

/** Reads what repeats an item. Stateless. */
final class Quantifiers {
  private static final int COUNT_MAX = 65_535;

  private Quantifiers() {}

  /** Whether the brace that comes next, or has just been left for it, begins an interval. */
  static boolean looksLikeInterval(PatternText in) {
    int start = in.position();
    boolean isInterval = in.take("{") && in.number(10, Integer.MAX_VALUE) >= 0;
    if (isInterval && in.take(",")) {
      in.number(10, Integer.MAX_VALUE);
    }
    isInterval = isInterval && in.peek() == '}';
    in.back(start);
    return isInterval;
  }

  /** Reads {@code *}, {@code +}, {@code ?} or an interval, and what may follow it. */
  static void parse(Translation to) {
    PatternText in = to.in;
    String quantifier;
    boolean isFixed = false;
    if (in.take("{")) {
      int least = count(in);
      int most = least;
      if (in.take(",")) {
        most = in.peek() == '}' ? -1 : count(in);
      }
      in.next();
      if (most >= 0 && most < least) {
        throw new PatternError("numbers out of order in {} quantifier");
      }
      isFixed = most == least;
      quantifier = isFixed ? "{" + least + "}" : "{" + least + "," + (most < 0 ? "" : most) + "}";
    } else {
      quantifier = Character.toString(in.next());
    }
    boolean isPossessive = in.take("+");
    boolean isLazy = !isPossessive && in.take("?") != to.flags().ungreedy();
    to.target.quantify(quantifier, isLazy && !isFixed && !isPossessive, isPossessive);
  }

  private static int count(PatternText in) {
    int count = in.number(10, Integer.MAX_VALUE);
    if (count > COUNT_MAX) {
      throw new PatternError("number too big in {} quantifier");
    }
    return count;
  }
}
