package io.loquat.compat.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Replays the conformance cases: none may fail but those known to. Where the cases are absent it
 * says so and leaves it at that. {@code make conformance-accept} writes down what fails now, and
 * the page with the counts.
 */
final class ConformanceGateTest {
  private static final Path CASES =
      Path.of(System.getProperty("loquat.conformance.cases", "../../shared/conformance/cases"));
  private static final String AREA = System.getProperty("loquat.conformance.area", "");
  private static final boolean ACCEPT = Boolean.getBoolean("loquat.conformance.accept");
  private static final Path KNOWN =
      Path.of("src", "test", "resources", "conformance", "known-failures.txt");
  private static final Path DOCS = Path.of("..", "docs");

  @Test
  void everyCasePassesThatPassedBefore() throws IOException {
    if (!Files.isDirectory(CASES)) {
      System.out.println("conformance: no cases here, nothing to replay");
      return;
    }
    KnownFailures known = KnownFailures.read(KNOWN);
    List<ConformanceCase> cases = ConformanceCase.load(CASES, AREA).toList();
    List<Outcome> outcomes = ConformanceRun.replay(cases, known);
    ConformanceCounts counts = ConformanceCounts.of(outcomes);
    System.out.print(counts.report());
    FailureLog.write(Path.of("target", "conformance-failures.txt"), outcomes);
    if (ACCEPT && AREA.isEmpty()) {
      KnownFailures.of(outcomes).write(KNOWN);
      Files.writeString(DOCS.resolve("CONFORMANCE.md"), new ConformancePage(outcomes).text());
      return;
    }
    assertThat(counts.total().passed()).isPositive();
    assertThat(outcomes.stream().filter(Outcome::fell).map(one -> one.replayed().id()).toList())
        .as("cases that fail; why is in target/conformance-failures.txt")
        .allMatch(known.ids()::contains);
  }

  @Test
  void everyFailureHasItsReasonInTheListOfDifferences() throws IOException {
    String differences = Files.readString(DOCS.resolve("DIFFERENCES.md"));
    String page = Files.readString(DOCS.resolve("CONFORMANCE.md"));
    assertThat(ConformancePage.failuresNamedIn(page))
        .as("failures on docs/CONFORMANCE.md that docs/DIFFERENCES.md gives no reason for")
        .allMatch(differences::contains);
  }
}
