package io.loquat.query.regex;

import java.util.List;
import java.util.Optional;

/** A pattern on its way to the engine's dialect. Confined to one thread. */
final class Translation {
  final PatternText in;
  final Target target = new Target();
  final Groups groups = new Groups();
  private final Optional<Groups> known;
  private Flags flags;
  private boolean repeatedNames;

  /**
   * @param known all groups of the pattern, from a first run; empty in that run
   */
  Translation(String pattern, Flags flags, Optional<Groups> known) {
    this.in = new PatternText(pattern);
    this.flags = flags;
    this.known = known;
  }

  Flags flags() {
    return flags;
  }

  void setFlags(Flags flags) {
    this.flags = flags;
  }

  /** Writes a character that stands for itself. */
  void literal(int point) {
    CodeSet set = CodeSet.of(point, point);
    target.item(flags.i() ? set.withCases() : set);
  }

  void backReference(int number) {
    known.ifPresentOrElse(all -> backReference(all.engine(number)), () -> target.item("(?:)"));
  }

  void backReference(String name) {
    known.ifPresentOrElse(all -> backReference(all.engine(name)), () -> target.item("(?:)"));
  }

  private void backReference(List<Integer> engine) {
    if (engine.isEmpty()) {
      target.item("(?:(?!))");
      return;
    }
    StringBuilder text = new StringBuilder(flags.i() ? "(?i:" : "(?:");
    String separator = "";
    for (int group : engine) {
      text.append(separator).append("\\k<").append(group).append('>');
      separator = "|";
    }
    target.item(text.append(')').toString());
  }

  /** Writes a call of a group as a subroutine; 0 is the whole pattern. */
  void call(int number) {
    if (number == 0) {
      target.called();
      target.item("\\g<0>");
    } else {
      known.ifPresentOrElse(all -> call(all.engine(number)), () -> target.item("(?:)"));
    }
  }

  void call(String name) {
    known.ifPresentOrElse(all -> call(all.engine(name)), () -> target.item("(?:)"));
  }

  private void call(List<Integer> engine) {
    if (engine.isEmpty()) {
      throw PatternError.unsupported("a call of a group in a negative look-behind");
    }
    target.called();
    target.item("\\g<" + engine.getFirst() + ">");
  }

  /** The engine's groups that a condition asks about. */
  List<Integer> condition(int number) {
    return known.map(all -> all.engine(number)).orElse(List.of());
  }

  List<Integer> condition(String name) {
    return known.map(all -> all.engine(name)).orElse(List.of());
  }

  boolean hasGroup(String name) {
    return groups.hasName(name) || known.filter(all -> all.hasName(name)).isPresent();
  }

  /** Lets several groups have the same name, which {@code (?J)} asks for. */
  void allowRepeatedNames() {
    repeatedNames = true;
  }

  boolean allowsRepeatedNames() {
    return repeatedNames;
  }

  /** Whether groups are known, so that what refers to them can be checked. */
  boolean isFinal() {
    return known.isPresent();
  }

  /** A number that counts from here: {@code -1} is the group opened last. */
  int relative(int sign, int distance) {
    return sign == '-' ? groups.last() - distance + 1 : groups.last() + distance;
  }
}
