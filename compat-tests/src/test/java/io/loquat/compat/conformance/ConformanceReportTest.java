package io.loquat.compat.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Reports how many conformance cases pass, by area. A report, not a gate: it fails only if nothing
 * ran. Where the cases are absent it says so and leaves it at that. A sample runs with the other
 * tests; {@code make conformance} runs all cases, or an area's.
 */
final class ConformanceReportTest {
  private static final Path CASES =
      Path.of(System.getProperty("loquat.conformance.cases", "../../shared/conformance/cases"));
  private static final String AREA = System.getProperty("loquat.conformance.area", "");
  private static final int COUNT_MAX = Integer.getInteger("loquat.conformance.cases.max", 4_000);

  @Test
  void reportsHowManyCasesPass() throws IOException {
    if (!Files.isDirectory(CASES)) {
      System.out.println("conformance: no cases here, nothing to report");
      return;
    }
    ConformanceRun.Totals totals =
        new ConformanceRun()
            .run(CASES, AREA, COUNT_MAX, Path.of("target", "conformance-failures.txt"));
    assertThat(totals.passed()).isPositive();
  }
}
