package io.loquat.query.regex;

/** Escapes that stand for one character, inside and outside of classes. Stateless. */
final class CharacterEscapes {
  private static final int NONE = -1;

  private CharacterEscapes() {}

  /** The character, whose letter has been taken from the text; -1 if the letter means no such. */
  static int parse(int letter, PatternText in) {
    return switch (letter) {
      case 'a' -> 0x07;
      case 'e' -> 0x1b;
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case '0' -> Math.max(in.number(8, 2), 0);
      case 'c' -> control(in.next());
      case 'o' -> braced(in, 8, "missing opening brace after \\o");
      case 'x' -> hex(in);
      default -> NONE;
    };
  }

  private static int control(int point) {
    if (point < ' ' || point > '~') {
      throw new PatternError(
          point < 0
              ? "\\c at end of pattern"
              : "\\c must be followed by a printable ASCII character");
    }
    return Character.toUpperCase(point) ^ 0x40;
  }

  private static int hex(PatternText in) {
    return in.peek() == '{' ? braced(in, 16, "") : Math.max(in.number(16, 2), 0);
  }

  private static int braced(PatternText in, int base, String noBrace) {
    if (in.next() != '{') {
      throw new PatternError(noBrace);
    }
    int value = in.number(base, Integer.MAX_VALUE);
    String letter = base == 8 ? "octal character in \\o{}" : "hex character in \\x{}";
    if (value < 0 || in.next() != '}') {
      throw new PatternError("non-" + letter + " (closing brace missing?)");
    }
    return checked(value);
  }

  /** Takes {@code {U+hh}}, which may stand behind {@code \N}. */
  static int unicode(PatternText in) {
    in.take("{U+");
    int value = in.number(16, Integer.MAX_VALUE);
    if (value < 0 || in.next() != '}') {
      throw new PatternError("non-hex character in \\x{} (closing brace missing?)");
    }
    return checked(value);
  }

  private static int checked(int value) {
    if (value > Character.MAX_CODE_POINT) {
      throw new PatternError("character code point value in \\x{} or \\o{} is too large");
    }
    if (value >= Character.MIN_SURROGATE && value <= Character.MAX_SURROGATE) {
      throw new PatternError("disallowed Unicode code point (>= 0xd800 && <= 0xdfff)");
    }
    return value;
  }

  /** The set of {@code \p} or {@code \P}, whose letter has been taken. */
  static CodeSet property(int letter, PatternText in, Flags flags) {
    String name;
    if (in.take("{")) {
      name = in.until("}", "malformed \\P or \\p sequence");
    } else if (in.atEnd()) {
      throw new PatternError("malformed \\P or \\p sequence");
    } else {
      name = Character.toString(in.next());
    }
    boolean isNegated = name.startsWith("^");
    CodeSet set = NamedSets.property(isNegated ? name.substring(1) : name, flags);
    return isNegated == (letter == 'P') ? set : set.negated();
  }

  /** The set of a letter such as {@code \d}; its capital means the others. */
  static CodeSet set(int letter, Flags flags) {
    CodeSet set =
        switch (Character.toLowerCase(letter)) {
          case 'h' -> NamedSets.HORIZONTAL;
          case 'v' -> NamedSets.VERTICAL;
          case 'n' -> NamedSets.NEWLINE;
          default -> NamedSets.shorthand(Character.toLowerCase(letter), flags);
        };
    return Character.isUpperCase(letter) ? set.negated() : set;
  }

  /** A letter or digit that means nothing behind a backslash. */
  static PatternError unknown(int letter) {
    if (letter < 0) {
      return new PatternError("\\ at end of pattern");
    }
    return "LlUuF".indexOf(letter) >= 0
        ? new PatternError("PCRE2 does not support \\F, \\L, \\l, \\N{name}, \\U, or \\u")
        : new PatternError("unrecognized character follows \\");
  }

  static boolean isPlain(int point) {
    return point >= 0x80 || (point >= 0 && !Character.isLetterOrDigit(point));
  }
}
