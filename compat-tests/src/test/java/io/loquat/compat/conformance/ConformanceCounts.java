package io.loquat.compat.conformance;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** How many cases passed, by some part of their areas. Immutable. */
record ConformanceCounts(SortedMap<String, Count> byArea) {
  /**
   * @param waiting those that need what is not supported yet
   * @param failed for any other reason
   * @param leftOut for their requirements
   */
  record Count(int passed, int waiting, int failed, int leftOut) {
    private static final Count NONE = new Count(0, 0, 0, 0);

    Count plus(Count other) {
      return new Count(
          passed + other.passed,
          waiting + other.waiting,
          failed + other.failed,
          leftOut + other.leftOut);
    }

    int replayed() {
      return passed + waiting + failed;
    }

    /** The share of those that passed among those that could, in percent. */
    double share() {
      return passed + failed == 0 ? 100 : 100.0 * passed / (passed + failed);
    }

    private static Count of(Outcome outcome) {
      return switch (outcome.result()) {
        case Outcome.Passed _ -> new Count(1, 0, 0, 0);
        case Outcome.Waiting _ -> new Count(0, 1, 0, 0);
        case Outcome.Failed _ -> new Count(0, 0, 1, 0);
        case Outcome.LeftOut _ -> new Count(0, 0, 0, 1);
      };
    }
  }

  static ConformanceCounts of(List<Outcome> outcomes) {
    return of(outcomes, ConformanceCase::reportArea);
  }

  static ConformanceCounts of(List<Outcome> outcomes, Function<ConformanceCase, String> area) {
    SortedMap<String, Count> counts = new TreeMap<>();
    for (Outcome outcome : outcomes) {
      counts.merge(area.apply(outcome.replayed()), Count.of(outcome), Count::plus);
    }
    return new ConformanceCounts(counts);
  }

  Count total() {
    return byArea.values().stream().reduce(Count.NONE, Count::plus);
  }

  /** A line for each area, and one for all. */
  String report() {
    StringBuilder report = new StringBuilder();
    for (Map.Entry<String, Count> area : byArea.entrySet()) {
      line(report, area.getKey(), area.getValue());
    }
    line(report, "conformance: all", total());
    return report.toString();
  }

  private static void line(StringBuilder report, String name, Count count) {
    report.append(
        String.format(
            Locale.ROOT,
            "%-45s passed %6d  failed %6d  waiting %6d  left out %5d%n",
            name,
            count.passed(),
            count.failed(),
            count.waiting(),
            count.leftOut()));
  }
}
