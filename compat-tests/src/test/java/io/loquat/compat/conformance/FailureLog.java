package io.loquat.compat.conformance;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What failed and why, for those who mend it. */
final class FailureLog {
  private FailureLog() {}

  static void write(Path file, List<Outcome> outcomes) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    try (PrintWriter log = new PrintWriter(file.toFile(), StandardCharsets.UTF_8)) {
      for (Outcome outcome : outcomes) {
        switch (outcome.result()) {
          case Outcome.Failed(var failure) -> write(log, outcome.replayed(), failure);
          case Outcome.Waiting(_, var failure) -> write(log, outcome.replayed(), failure);
          case Outcome.Passed _, Outcome.LeftOut _ -> {}
        }
      }
    }
  }

  private static void write(PrintWriter log, ConformanceCase one, CaseReplay.Failure failure) {
    log.printf(
        Locale.ROOT,
        "%s%n  step %d: %s%n  %s%n",
        one.id(),
        failure.step(),
        failure.problem(),
        failure.request());
  }
}
