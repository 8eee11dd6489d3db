package io.loquat.query.regex;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Turns a pattern of PCRE2 into one of the engine's. All that an option changes is written out, so
 * that the engine sees none of them. Confined to one thread.
 */
final class Translator {
  private static final int DEPTH_MAX = 250;
  private static final String ANY = "(?m:.)";

  private final Translation to;
  private final PatternText in;
  private final Deque<Frame> frames = new ArrayDeque<>();

  private Translator(Translation to) {
    this.to = to;
    this.in = to.in;
  }

  /** Runs twice, as what refers to a group may stand before it. */
  static EnginePattern translate(String pattern, Flags flags) {
    Translation draft = new Translation(pattern, flags, Optional.empty());
    new Translator(draft).run();
    Translation fair = new Translation(pattern, flags, Optional.of(draft.groups));
    new Translator(fair).run();
    return new EnginePattern(fair.target.toString(), fair.groups.all(), fair.target.stackBytes());
  }

  private void run() {
    StartVerbs.parse(to);
    while (!in.atEnd()) {
      step();
    }
    if (!frames.isEmpty()) {
      throw new PatternError("missing closing parenthesis");
    }
  }

  private void step() {
    switch (in.peek()) {
      case '*', '+', '?' -> Quantifiers.parse(to);
      case '{' -> brace();
      default -> item(in.next());
    }
  }

  private void brace() {
    if (Quantifiers.looksLikeInterval(in)) {
      Quantifiers.parse(to);
    } else {
      to.literal(in.next());
    }
  }

  private void item(int point) {
    switch (point) {
      case '\\' -> EscapeParser.parse(to);
      case '[' -> characterClass();
      case '(' -> open();
      case ')' -> close();
      case '|' -> branch();
      case '^' -> to.target.assertion(to.flags().m() ? "^" : "\\A");
      case '$' -> to.target.assertion(to.flags().m() ? "(?=\\x{a}|\\z)" : "\\Z");
      case '.' -> to.target.item(to.flags().s() ? ANY : ".");
      case '#' -> commentOr(point);
      default -> spaceOr(point);
    }
  }

  private void characterClass() {
    CodeSet set = ClassParser.parse(in, to.flags());
    if (set.negated().isEmpty()) {
      to.target.item(ANY);
    } else {
      to.target.item(set);
    }
  }

  private void commentOr(int point) {
    if (!to.flags().x()) {
      to.literal(point);
      return;
    }
    while (!in.atEnd() && in.next() != '\n') {
      continue;
    }
  }

  private void spaceOr(int point) {
    if (!to.flags().x() || !isPatternSpace(point)) {
      to.literal(point);
    }
  }

  /** Unicode's Pattern_White_Space. */
  private static boolean isPatternSpace(int point) {
    return NamedSets.SPACE.contains(point)
        || point == 0x85
        || point == 0x200e
        || point == 0x200f
        || point == 0x2028
        || point == 0x2029;
  }

  private void open() {
    boolean capturesNothing =
        frames.stream().anyMatch(frame -> frame.kind == Frame.Kind.NEGATIVE_LOOK_BEHIND);
    GroupParser.parse(to, !capturesNothing)
        .ifPresent(
            frame -> {
              frames.push(frame);
              if (frames.size() > DEPTH_MAX) {
                throw new PatternError("parentheses are too deeply nested");
              }
            });
  }

  private void branch() {
    Frame frame = frames.peek();
    if (frame != null) {
      frame.branches++;
      if (frame.kind == Frame.Kind.CONDITIONAL && frame.branches > 2) {
        throw new PatternError("conditional subpattern contains more than two branches");
      }
      if (frame.kind == Frame.Kind.BRANCH_RESET) {
        frame.lastGroupMost = Math.max(frame.lastGroupMost, to.groups.last());
        to.groups.continueAfter(frame.lastGroupBefore);
      }
    }
    to.target.nothing("|");
  }

  private void close() {
    if (frames.isEmpty()) {
      throw new PatternError("unmatched closing parenthesis");
    }
    Frame frame = frames.pop();
    if (frame.kind == Frame.Kind.BRANCH_RESET) {
      to.groups.continueAfter(Math.max(frame.lastGroupMost, to.groups.last()));
    }
    to.setFlags(frame.flags);
    to.target.nothing(frame.closing);
    boolean isAssertion =
        frame.kind == Frame.Kind.ASSERTION || frame.kind == Frame.Kind.NEGATIVE_LOOK_BEHIND;
    to.target.groupEnded(frame.start, isAssertion);
  }
}
