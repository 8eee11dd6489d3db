package io.loquat.query.regex;

import java.util.ArrayList;
import java.util.List;

/** Reads a class in brackets. Confined to one thread. */
final class ClassParser {
  private static final String UNTERMINATED = "missing terminating ] for character class";
  private static final int SET = -1;

  private final PatternText in;
  private final Flags flags;

  /** Single characters and ranges, which have cases. */
  private final List<CodeSet> cased = new ArrayList<>();

  private final List<CodeSet> sets = new ArrayList<>();
  private boolean quoted;

  private ClassParser(PatternText in, Flags flags) {
    this.in = in;
    this.flags = flags;
  }

  /** The set of the class whose opening bracket has been taken. */
  static CodeSet parse(PatternText in, Flags flags) {
    return new ClassParser(in, flags).parse();
  }

  private CodeSet parse() {
    boolean isNegated = in.take("^");
    boolean isFirst = true;
    while (isFirst || quoted || in.peek() != ']') {
      isFirst = element() && isFirst;
    }
    in.next();
    CodeSet points = CodeSet.union(cased);
    sets.add(flags.i() ? points.withCases() : points);
    CodeSet all = CodeSet.union(sets);
    return isNegated ? all.negated() : all;
  }

  /** Takes an element; whether that was nothing at all. */
  private boolean element() {
    if (isPassedOver()) {
      return true;
    }
    int first = member();
    if (in.peek() == '-' && !quoted) {
      range(first);
    } else if (first != SET) {
      cased.add(CodeSet.of(first, first));
    }
    return false;
  }

  private boolean isPassedOver() {
    if (quoted && in.take("\\E")) {
      quoted = false;
      return true;
    }
    if (quoted) {
      return false;
    }
    quoted = in.take("\\Q");
    return quoted || in.take("\\E") || (flags.xx() && (in.take(" ") || in.take("\t")));
  }

  private void range(int first) {
    int hyphen = in.position();
    in.next();
    if (in.peek() == ']') {
      in.back(hyphen);
      addSingle(first);
      in.next();
      addSingle('-');
      return;
    }
    int last = first == SET ? SET : member();
    if (first == SET || last == SET) {
      throw new PatternError("invalid range in character class");
    }
    if (last < first) {
      throw new PatternError("range out of order in character class");
    }
    cased.add(CodeSet.of(first, last));
  }

  private void addSingle(int point) {
    if (point != SET) {
      cased.add(CodeSet.of(point, point));
    }
  }

  /** Takes a character, or a set that it adds, which it tells by -1. */
  private int member() {
    int point = in.next();
    if (point < 0) {
      throw new PatternError(UNTERMINATED);
    }
    if (quoted) {
      return point;
    }
    if (point == '[' && isPosix()) {
      posix();
      return SET;
    }
    return point == '\\' ? escape(in.next()) : point;
  }

  /** Whether a class such as {@code [:alpha:]} follows, and not just a bracket. */
  private boolean isPosix() {
    int kind = in.peek();
    if (kind != ':' && kind != '.' && kind != '=') {
      return false;
    }
    int start = in.position();
    in.next();
    int point = in.next();
    while (point == '^' || (point >= 0 && Character.isLetterOrDigit(point))) {
      point = in.next();
    }
    boolean isPosix = point == kind && in.peek() == ']';
    in.back(start);
    return isPosix;
  }

  private void posix() {
    if (in.next() != ':') {
      throw new PatternError("POSIX collating elements are not supported");
    }
    boolean isNegated = in.take("^");
    CodeSet set = NamedSets.posix(in.until(":]", UNTERMINATED), flags);
    sets.add(isNegated ? set.negated() : set);
  }

  private int escape(int letter) {
    switch (letter) {
      case 'b' -> {
        return '\b';
      }
      case 'd', 'D', 'h', 'H', 's', 'S', 'v', 'V', 'w', 'W' ->
          sets.add(CharacterEscapes.set(letter, flags));
      case 'p', 'P' -> sets.add(CharacterEscapes.property(letter, in, flags));
      case 'N' -> {
        if (!in.looksAt("{U+")) {
          throw new PatternError("\\N is not supported in a class");
        }
        return CharacterEscapes.unicode(in);
      }
      case 'B', 'R', 'X' -> throw new PatternError("escape sequence is invalid in character class");
      default -> {
        return character(letter);
      }
    }
    return SET;
  }

  private int character(int letter) {
    if (letter >= '1' && letter <= '7') {
      in.back(in.position() - 1);
      return in.number(8, 3);
    }
    int point = CharacterEscapes.parse(letter, in);
    if (point < 0 && !CharacterEscapes.isPlain(letter)) {
      throw CharacterEscapes.unknown(letter);
    }
    return point < 0 ? letter : point;
  }
}
