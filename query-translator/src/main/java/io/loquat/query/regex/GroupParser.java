package io.loquat.query.regex;

import io.loquat.query.regex.Frame.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what follows an opening parenthesis. Stateless. */
final class GroupParser {
  private static final String BAD_OPTION = "unrecognized character after (? or (?-";
  private static final String BAD_LOOK_BEHIND = "unrecognized character after (?<";
  private static final String NOT_CLOSED =
      "(?R (recursive pattern call) must be followed by a closing parenthesis";

  /** The long names of groups; the engine's openings. */
  private static final Map<String, String> LONG_NAMES =
      Map.ofEntries(
          Map.entry("atomic:", "(?>"),
          Map.entry("pla:", "(?="),
          Map.entry("positive_lookahead:", "(?="),
          Map.entry("nla:", "(?!"),
          Map.entry("negative_lookahead:", "(?!"),
          Map.entry("plb:", "(?<="),
          Map.entry("positive_lookbehind:", "(?<="),
          Map.entry("nlb:", "(?<!"),
          Map.entry("negative_lookbehind:", "(?<!"));

  private GroupParser() {}

  /**
   * Reads up to where the group's content begins.
   *
   * @param captures whether groups capture at this place
   * @return the group; empty for what has no content
   */
  static Optional<Frame> parse(Translation to, boolean captures) {
    PatternText in = to.in;
    if (in.take("*")) {
      return verb(to);
    }
    if (in.take("?")) {
      return special(to, captures);
    }
    if (to.flags().n()) {
      return open(to, "(?:", ")", Kind.PLAIN);
    }
    to.groups.open(captures);
    return open(to, captures ? "(" : "(?:", ")", Kind.PLAIN, to.groups.last() - 1);
  }

  private static Optional<Frame> verb(Translation to) {
    for (Map.Entry<String, String> name : LONG_NAMES.entrySet()) {
      if (to.in.take(name.getKey())) {
        return open(to, name.getValue(), ")", kind(name.getValue()));
      }
    }
    String verb = to.in.until(")", "(*VERB) not recognized or malformed");
    if (verb.equals("F") || verb.equals("FAIL")) {
      to.target.item("(?:(?!))");
      return Optional.empty();
    }
    if (verb.matches("(ACCEPT|COMMIT|PRUNE|SKIP|THEN)(:.*)?|(MARK)?:.+")) {
      throw PatternError.unsupported("(*" + verb + ")");
    }
    throw new PatternError("(*VERB) not recognized or malformed");
  }

  private static Kind kind(String opening) {
    return switch (opening) {
      case "(?=", "(?!", "(?<=" -> Kind.ASSERTION;
      case "(?<!" -> Kind.NEGATIVE_LOOK_BEHIND;
      default -> Kind.PLAIN;
    };
  }

  private static Optional<Frame> special(Translation to, boolean captures) {
    PatternText in = to.in;
    for (String opening : List.of("<=", "<!", "=", "!", ">", ":")) {
      if (in.take(opening)) {
        return open(to, "(?" + opening, ")", kind("(?" + opening));
      }
    }
    int start = in.position();
    int letter = in.next();
    switch (letter) {
      case '|' -> {
        return open(to, "(?:", ")", Kind.BRANCH_RESET);
      }
      case '#' -> in.until(")", "missing ) after (?# comment");
      case 'C' -> in.until(")", "closing parenthesis for (?C expected");
      case '<' -> {
        if (!PatternText.isWord(in.peek())) {
          throw new PatternError(BAD_LOOK_BEHIND);
        }
        return named(to, in.name('>'), captures);
      }
      case '\'' -> {
        return named(to, in.name('\''), captures);
      }
      case 'P' -> {
        return python(to, captures);
      }
      case '(' -> {
        return Conditions.parse(to);
      }
      case '&' -> to.call(in.name(')'));
      case 'R' -> wholeCall(to);
      default -> {
        in.back(start);
        return isCall(in) ? numberedCall(to) : options(to);
      }
    }
    return Optional.empty();
  }

  private static Optional<Frame> python(Translation to, boolean captures) {
    switch (to.in.next()) {
      case '<' -> {
        return named(to, to.in.name('>'), captures);
      }
      case '=' -> to.backReference(to.in.name(')'));
      case '>' -> to.call(to.in.name(')'));
      default -> throw new PatternError("unrecognized character after (?P");
    }
    return Optional.empty();
  }

  private static Optional<Frame> named(Translation to, String name, boolean captures) {
    to.groups.open(name, captures, to.allowsRepeatedNames());
    return open(to, captures ? "(" : "(?:", ")", Kind.PLAIN, to.groups.last() - 1);
  }

  private static void wholeCall(Translation to) {
    if (to.in.next() != ')') {
      throw new PatternError(NOT_CLOSED);
    }
    to.call(0);
  }

  private static boolean isCall(PatternText in) {
    int start = in.position();
    boolean isSigned = in.take("-") || in.take("+");
    boolean isCall = in.number(10, 1) >= 0;
    in.back(start);
    return isCall || (isSigned && in.peek() == '+');
  }

  private static Optional<Frame> numberedCall(Translation to) {
    int number = to.in.looksAt("0") ? to.in.number(10, 9) : EscapeParser.number(to);
    if (to.in.next() != ')') {
      throw new PatternError(NOT_CLOSED);
    }
    to.call(number);
    return Optional.empty();
  }

  /** Reads {@code (?i-s)}, which changes the group that it stands in, or {@code (?i-s:}. */
  private static Optional<Frame> options(Translation to) {
    Flags before = to.flags();
    Flags flags = to.in.take("^") ? before.reset() : before;
    boolean isOn = true;
    while (true) {
      int letter = to.in.next();
      switch (letter) {
        case '-' -> isOn = false;
        case ')' -> {
          to.setFlags(flags);
          to.target.nothing("");
          return Optional.empty();
        }
        case ':' -> {
          Optional<Frame> frame = open(to, "(?:", ")", Kind.PLAIN);
          to.setFlags(flags);
          return frame;
        }
        case 'J' -> to.allowRepeatedNames();
        case 'x' ->
            flags = isOn && to.in.take("x") ? flags.withExtendedClasses() : flags.with('x', isOn);
        case -1 -> throw new PatternError("missing closing parenthesis");
        default -> flags = changed(flags, letter, isOn);
      }
    }
  }

  private static Flags changed(Flags flags, int letter, boolean isOn) {
    if ("imsnU".indexOf(letter) < 0) {
      throw new PatternError(BAD_OPTION);
    }
    return flags.with(letter, isOn);
  }

  static Optional<Frame> open(Translation to, String opening, String closing, Kind kind) {
    return open(to, opening, closing, kind, to.groups.last());
  }

  private static Optional<Frame> open(
      Translation to, String opening, String closing, Kind kind, int lastGroupBefore) {
    Frame frame = new Frame(to.flags(), to.target.length(), closing, kind, lastGroupBefore);
    to.target.nothing(opening);
    return Optional.of(frame);
  }
}
