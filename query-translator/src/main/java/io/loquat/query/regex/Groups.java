package io.loquat.query.regex;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The capturing groups of a pattern: their numbers and names, and the engine's numbers for them.
 * Confined to one thread.
 *
 * <p>One number may stand for several of the engine's groups ({@code (?|(a)|(b))}), or for none: in
 * a negative look-behind, where nothing is ever captured.
 */
final class Groups {
  private final List<List<Integer>> engineByNumber = new ArrayList<>();
  private final Map<String, List<Integer>> numbersByName = new HashMap<>();
  private int engineCount;
  private int last;

  /** The number of the last group that was opened. */
  int last() {
    return last;
  }

  /** Lets numbers go on after this one, as each branch of {@code (?|} does. */
  void continueAfter(int number) {
    last = number;
  }

  /** How many there are. */
  int count() {
    return engineByNumber.size();
  }

  void open(boolean captures) {
    last++;
    while (engineByNumber.size() < last) {
      engineByNumber.add(new ArrayList<>());
    }
    if (captures) {
      engineByNumber.get(last - 1).add(++engineCount);
    }
  }

  void open(String name, boolean captures, boolean mayRepeat) {
    open(captures);
    List<Integer> numbers = numbersByName.computeIfAbsent(name, key -> new ArrayList<>());
    if (!numbers.contains(last)) {
      numbers.add(last);
    }
    if (numbers.size() > 1 && !mayRepeat) {
      throw new PatternError("two named subpatterns have the same name (PCRE2_DUPNAMES not set)");
    }
  }

  /** The engine's groups for a number. */
  List<Integer> engine(int number) {
    if (number < 1 || number > engineByNumber.size()) {
      throw new PatternError("reference to non-existent subpattern");
    }
    return engineByNumber.get(number - 1);
  }

  /** The engine's groups for a name. */
  List<Integer> engine(String name) {
    List<Integer> numbers = numbersByName.get(name);
    if (numbers == null) {
      throw new PatternError("reference to non-existent subpattern");
    }
    return numbers.stream().flatMap(number -> engine(number).stream()).toList();
  }

  boolean hasName(String name) {
    return numbersByName.containsKey(name);
  }

  /** The engine's groups for each number, from 1. */
  List<List<Integer>> all() {
    return engineByNumber.stream().map(List::copyOf).toList();
  }
}
