package io.loquat.compat.conformance;

import io.loquat.compat.conformance.ConformanceCounts.Count;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The page docs/CONFORMANCE.md. Immutable. */
record ConformancePage(List<Outcome> outcomes) {
  /** The areas that are to be complete: every failure in them has its reason written down. */
  private static final List<String> COMPLETE =
      List.of(
          "core/operator/query",
          "core/operator/update",
          "core/operator/projection",
          "core/query_and_write",
          "core/data-types",
          "core/collation",
          "core/indexes",
          "core/collections",
          "core/cursors",
          "core/query_planning",
          "core/query-planning");

  private static final String FAILURE = "- `";

  String text() {
    return """
    # Conformance

    How many wire-level cases, checked against a real MongoDB, pass. Written by `make conformance-accept`; CI replays all
    cases and turns red if one fails that passed before (`compat-tests/src/test/resources/conformance/known-failures.txt` has the others).

    A case *waits* if the server says that something in it is not supported yet; what that is, the second table tells.
    The share is that of the cases that do not wait. Left out are cases for servers that this is none of, such as a replica set.

    ## Complete areas

    %s
    What their waiting cases wait for:

    %s
    Failures in them, with the reasons in [DIFFERENCES.md](DIFFERENCES.md):

    %s
    ## All areas

    %s\
    """
        .formatted(
            counts(ConformanceCounts.of(complete(), ConformancePage::completeArea)),
            waiting(),
            failures(),
            counts(ConformanceCounts.of(outcomes)));
  }

  /** The failures that a page lists. */
  static List<String> failuresNamedIn(String page) {
    return page.lines()
        .filter(line -> line.startsWith(FAILURE))
        .map(line -> line.substring(FAILURE.length(), line.length() - 1))
        .toList();
  }

  private List<Outcome> complete() {
    return outcomes.stream().filter(one -> !completeArea(one.replayed()).isEmpty()).toList();
  }

  private static String completeArea(ConformanceCase one) {
    return COMPLETE.stream()
        .filter(area -> one.area().equals(area) || one.area().startsWith(area + "/"))
        .findFirst()
        .orElse("");
  }

  private static String counts(ConformanceCounts counts) {
    StringBuilder table = new StringBuilder();
    row(table, "area", "cases", "passed", "failed", "waiting", "share", "left out");
    table.append("|---|---:|---:|---:|---:|---:|---:|\n");
    counts.byArea().forEach((area, count) -> row(table, area, count));
    row(table, "**all**", counts.total());
    return table.toString();
  }

  private static void row(StringBuilder table, String area, Count count) {
    row(
        table,
        area,
        Integer.toString(count.replayed()),
        Integer.toString(count.passed()),
        Integer.toString(count.failed()),
        Integer.toString(count.waiting()),
        String.format(Locale.ROOT, "%.1f%%", count.share()),
        Integer.toString(count.leftOut()));
  }

  private static void row(StringBuilder table, String... cells) {
    table.append(Arrays.stream(cells).collect(Collectors.joining(" | ", "| ", " |\n")));
  }

  private String waiting() {
    SortedMap<String, Integer> counts = new TreeMap<>();
    for (Outcome outcome : complete()) {
      if (outcome.result() instanceof Outcome.Waiting(String what, _)) {
        counts.merge(what, 1, Integer::sum);
      }
    }
    StringBuilder table = new StringBuilder();
    row(table, "what", "cases");
    table.append("|---|---:|\n");
    for (Map.Entry<String, Integer> entry : counts.entrySet()) {
      row(table, entry.getKey(), Integer.toString(entry.getValue()));
    }
    return table.toString();
  }

  private String failures() {
    return complete().stream()
        .filter(one -> one.result() instanceof Outcome.Failed)
        .map(one -> FAILURE + shortName(one.replayed().id()) + "`\n")
        .sorted()
        .collect(Collectors.joining());
  }

  /** The test's name and parameter, without its file. */
  private static String shortName(String id) {
    return id.substring(id.indexOf("::") + 2);
  }
}
