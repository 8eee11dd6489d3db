package io.loquat.query.regex;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which letters are the same but for their case, by Unicode's simple foldings. Immutable. */
final class CaseVariants {
  /** Beyond it are no letters with cases. */
  private static final int LAST = 0x1ffff;

  /** Turkish i with and without a dot: PCRE2 keeps them apart from the others. */
  private static final int DOTTED_CAPITAL = 0x130;

  private static final int DOTLESS_SMALL = 0x131;

  private static final Map<Integer, List<Integer>> BY_POINT = byPoint();

  private CaseVariants() {}

  private static Map<Integer, List<Integer>> byPoint() {
    Map<Integer, List<Integer>> byFold = new HashMap<>();
    for (int point = 0; point <= LAST; point++) {
      int fold = Character.toLowerCase(Character.toUpperCase(point));
      boolean isTurkish = point == DOTTED_CAPITAL || point == DOTLESS_SMALL;
      if (!isTurkish && (fold != point || Character.toUpperCase(point) != point)) {
        byFold.computeIfAbsent(fold, key -> new ArrayList<>()).add(point);
      }
    }
    Map<Integer, List<Integer>> result = new HashMap<>();
    byFold.values().stream()
        .filter(variants -> variants.size() > 1)
        .forEach(variants -> variants.forEach(point -> result.put(point, List.copyOf(variants))));
    return Map.copyOf(result);
  }

  /** Adds the other cases of the set's letters, as ranges. */
  static void addOf(CodeSet set, List<int[]> ranges) {
    if (set.isSmall()) {
      for (int point : set.points()) {
        add(BY_POINT.getOrDefault(point, List.of()), ranges);
      }
    } else {
      BY_POINT.forEach(
          (point, variants) -> {
            if (set.contains(point)) {
              add(variants, ranges);
            }
          });
    }
  }

  private static void add(List<Integer> variants, List<int[]> ranges) {
    for (int variant : variants) {
      ranges.add(new int[] {variant, variant});
    }
  }
}
