package io.loquat.query.regex;

/** A pattern that is refused, with PCRE2's words for it. */
final class PatternError extends RuntimeException {
  private static final long serialVersionUID = 1;

  PatternError(String message) {
    super(message, null, false, false);
  }

  /** A construct of PCRE2 that the engine has not. */
  static PatternError unsupported(String construct) {
    return new PatternError(construct + " is not supported");
  }
}
