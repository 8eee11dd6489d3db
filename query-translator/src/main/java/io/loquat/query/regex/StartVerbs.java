package io.loquat.query.regex;

/** Reads settings such as {@code (*UCP)} at the beginning of a pattern. Stateless. */
final class StartVerbs {
  private StartVerbs() {}

  static void parse(Translation to) {
    PatternText in = to.in;
    while (in.looksAt("(*")) {
      int start = in.position();
      in.take("(*");
      String verb = in.until(")", "(*VERB) not recognized or malformed");
      if (!apply(verb, to)) {
        in.back(start);
        return;
      }
    }
  }

  /** Whether it is a setting; the others are verbs, which may stand anywhere. */
  private static boolean apply(String verb, Translation to) {
    String name = verb.replaceFirst("=[0-9]+$", "=");
    switch (name) {
      case "UCP" -> to.setFlags(to.flags().withUcp());
      // UTF is always on, and lines end with a line feed; the others are about speed.
      case "UTF",
          "LF",
          "BSR_UNICODE",
          "NO_JIT",
          "NO_START_OPT",
          "NO_AUTO_POSSESS",
          "NO_DOTSTAR_ANCHOR",
          "LIMIT_MATCH=",
          "LIMIT_DEPTH=",
          "LIMIT_RECURSION=",
          "LIMIT_HEAP=" -> {}
      case "CR", "CRLF", "ANY", "ANYCRLF", "NUL", "BSR_ANYCRLF", "NOTEMPTY", "NOTEMPTY_ATSTART" ->
          throw PatternError.unsupported("(*" + name + ")");
      default -> {
        return false;
      }
    }
    return true;
  }
}
