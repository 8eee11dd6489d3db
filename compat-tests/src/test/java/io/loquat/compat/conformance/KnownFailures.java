package io.loquat.compat.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The cases that are known not to pass: all others must. Kept in a file, grouped by test, so that a
 * change of it can be read. Immutable.
 */
record KnownFailures(Set<String> ids) {
  private static final String INDENT = "  ";

  static KnownFailures read(Path file) throws IOException {
    Set<String> ids = new TreeSet<>();
    String test = "";
    for (String line : Files.readAllLines(file)) {
      if (line.startsWith(INDENT)) {
        ids.add(test + line.substring(INDENT.length()));
      } else if (!line.startsWith("#")) {
        test = line;
      }
    }
    return new KnownFailures(ids);
  }

  static KnownFailures of(List<Outcome> outcomes) {
    Set<String> ids = new TreeSet<>();
    outcomes.stream().filter(Outcome::fell).forEach(one -> ids.add(one.replayed().id()));
    return new KnownFailures(ids);
  }

  void write(Path file) throws IOException {
    SortedMap<String, List<String>> byTest = new TreeMap<>();
    for (String id : ids) {
      int parameter = id.indexOf('[');
      int end = parameter < 0 ? id.length() : parameter;
      byTest
          .computeIfAbsent(id.substring(0, end), test -> new ArrayList<>())
          .add(id.substring(end));
    }
    List<String> lines = new ArrayList<>();
    lines.add("# Cases that do not pass; written by `make conformance-accept`. No other may fail.");
    byTest.forEach(
        (test, parameters) -> {
          lines.add(test);
          parameters.forEach(parameter -> lines.add(INDENT + parameter));
        });
    Files.write(file, lines);
  }
}
