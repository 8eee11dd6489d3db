package io.loquat.query.regex;

import io.loquat.query.regex.Frame.Kind;
import java.util.List;
import java.util.Optional;

/** Reads the condition of a conditional group. Stateless. */
final class Conditions {
  private static final String MALFORMED = "malformed number or name after (?(";

  private Conditions() {}

  /** Reads {@code 1)} in {@code (?(1)yes|no)} and its like. */
  static Optional<Frame> parse(Translation to) {
    PatternText in = to.in;
    if (in.looksAt("?") || in.looksAt("*")) {
      throw PatternError.unsupported("an assertion as a condition");
    }
    if (in.take("DEFINE)")) {
      return GroupParser.open(to, "(?:", "){0}", Kind.PLAIN);
    }
    if (in.looksAt("VERSION")) {
      throw PatternError.unsupported("(?(VERSION");
    }
    return opened(to, groups(to));
  }

  private static List<Integer> groups(Translation to) {
    PatternText in = to.in;
    if (EscapeParser.isNumber(in)) {
      int number = EscapeParser.number(to);
      if (in.next() != ')') {
        throw new PatternError("missing closing parenthesis for condition");
      }
      return to.condition(number);
    }
    int quote = in.peek();
    if (quote != '<' && quote != '\'') {
      return to.condition(name(to));
    }
    in.next();
    String name = in.name(quote == '<' ? '>' : '\'');
    if (in.next() != ')') {
      throw new PatternError("missing closing parenthesis for condition");
    }
    return to.condition(name);
  }

  /** A bare name; one that begins with R may ask about recursion. */
  private static String name(Translation to) {
    String name = to.in.until(")", "missing closing parenthesis for condition");
    if (name.isEmpty() || !name.codePoints().allMatch(PatternText::isWord)) {
      throw name.startsWith("R&") ? recursion() : new PatternError(MALFORMED);
    }
    if (name.matches("R[0-9]*") && !to.hasGroup(name)) {
      throw recursion();
    }
    return name;
  }

  private static PatternError recursion() {
    return PatternError.unsupported("a condition that asks about recursion");
  }

  private static Optional<Frame> opened(Translation to, List<Integer> engine) {
    if (to.isFinal() && engine.size() != 1) {
      throw PatternError.unsupported("a condition that asks about several groups or none");
    }
    String opening = to.isFinal() ? "(?(<" + engine.getFirst() + ">)" : "(?:";
    return GroupParser.open(to, opening, ")", Kind.CONDITIONAL);
  }
}
