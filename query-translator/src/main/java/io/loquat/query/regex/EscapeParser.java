package io.loquat.query.regex;

/** Reads what begins with a backslash, outside of classes. Stateless. */
final class EscapeParser {
  private static final String NO_REFERENCE = "a numbered reference must not be zero";
  private static final String BAD_G =
      "\\g is not followed by a braced, angle-bracketed, or quoted name/number or by a plain"
          + " number";
  private static final String BAD_K =
      "\\k is not followed by a braced, angle-bracketed, or quoted name";

  private EscapeParser() {}

  /** Reads an escape whose backslash has been taken. */
  static void parse(Translation to) {
    PatternText in = to.in;
    int letter = in.next();
    switch (letter) {
      case 'd', 'D', 'h', 'H', 's', 'S', 'v', 'V', 'w', 'W' ->
          to.target.item(CharacterEscapes.set(letter, to.flags()));
      case 'p', 'P' -> to.target.item(CharacterEscapes.property(letter, in, to.flags()));
      case 'N' -> notNewline(to);
      case 'R' -> to.target.item("(?>\\x{d}\\x{a}|[\\x{a}-\\x{d}\\x{85}\\x{2028}\\x{2029}])");
      case 'X' -> to.target.item("\\X");
      case 'b', 'B' -> to.target.assertion(wordBoundary(letter == 'b', to.flags()));
      case 'A', 'Z', 'z', 'G' -> to.target.assertion("\\" + (char) letter);
      case 'K' -> to.target.assertion("\\K");
      case 'Q' -> quote(to);
      case 'E' -> {}
      case 'g' -> groupReference(to);
      case 'k' -> to.backReference(delimitedName(in, in.next(), BAD_K));
      case '1', '2', '3', '4', '5', '6', '7', '8', '9' -> digits(to);
      case 'C' -> throw PatternError.unsupported("\\C");
      default -> character(to, letter);
    }
  }

  private static void character(Translation to, int letter) {
    int point = CharacterEscapes.parse(letter, to.in);
    if (point < 0 && !CharacterEscapes.isPlain(letter)) {
      throw CharacterEscapes.unknown(letter);
    }
    to.literal(point < 0 ? letter : point);
  }

  private static void notNewline(Translation to) {
    if (to.in.looksAt("{U+")) {
      to.literal(CharacterEscapes.unicode(to.in));
    } else if (to.in.looksAt("{") && !Quantifiers.looksLikeInterval(to.in)) {
      throw CharacterEscapes.unknown('L');
    } else {
      to.target.item(NamedSets.NEWLINE.negated());
    }
  }

  private static String wordBoundary(boolean isBoundary, Flags flags) {
    if (!flags.ucp()) {
      return isBoundary ? "\\b" : "\\B";
    }
    StringBuilder text = new StringBuilder();
    NamedSets.shorthand('w', flags).appendTo(text);
    return (isBoundary
            ? "(?:(?<=%1$s)(?!%1$s)|(?<!%1$s)(?=%1$s))"
            : "(?:(?<=%1$s)(?=%1$s)|(?<!%1$s)(?!%1$s))")
        .formatted(text);
  }

  private static void quote(Translation to) {
    while (!to.in.atEnd() && !to.in.take("\\E")) {
      to.literal(to.in.next());
    }
  }

  /** A back reference, or where there are not that many groups yet, an octal number. */
  private static void digits(Translation to) {
    int start = to.in.position() - 1;
    to.in.back(start);
    int number = to.in.number(10, Integer.MAX_VALUE);
    if (number < 10 || number <= to.groups.last()) {
      to.backReference(number);
      return;
    }
    to.in.back(start);
    int octal = to.in.number(8, 3);
    to.literal(octal < 0 ? to.in.next() : octal);
  }

  private static void groupReference(Translation to) {
    PatternText in = to.in;
    int opening = in.peek();
    if (opening == '<' || opening == '\'') {
      in.next();
      call(to, opening == '<' ? '>' : '\'');
      return;
    }
    boolean isBraced = in.take("{");
    if (isBraced && !isNumber(in)) {
      to.backReference(in.name('}'));
      return;
    }
    if (!isNumber(in)) {
      throw new PatternError(BAD_G);
    }
    to.backReference(number(to));
    if (isBraced && in.next() != '}') {
      throw new PatternError(BAD_G);
    }
  }

  private static void call(Translation to, int terminator) {
    if (!isNumber(to.in)) {
      to.call(to.in.name(terminator));
      return;
    }
    boolean isRelative = to.in.peek() == '-' || to.in.peek() == '+';
    int number = isRelative || to.in.peek() != '0' ? number(to) : to.in.number(10, 9);
    if (to.in.next() != terminator) {
      throw new PatternError(
          "(?R (recursive pattern call) must be followed by a closing parenthesis");
    }
    to.call(number);
  }

  static boolean isNumber(PatternText in) {
    int point = in.peek();
    return point == '-' || point == '+' || (point >= '0' && point <= '9');
  }

  /** Takes the number of a group, which may count from here. */
  static int number(Translation to) {
    int sign = to.in.peek() == '-' || to.in.peek() == '+' ? to.in.next() : 0;
    int number = to.in.number(10, Integer.MAX_VALUE);
    if (number <= 0) {
      throw new PatternError(number == 0 ? NO_REFERENCE : "digit expected after (?+ or (?-");
    }
    return sign == 0 ? number : to.relative(sign, number);
  }

  private static String delimitedName(PatternText in, int opening, String error) {
    return switch (opening) {
      case '<' -> in.name('>');
      case '{' -> in.name('}');
      case '\'' -> in.name('\'');
      default -> throw new PatternError(error);
    };
  }
}
