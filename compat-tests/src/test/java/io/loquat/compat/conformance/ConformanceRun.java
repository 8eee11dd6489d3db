package io.loquat.compat.conformance;

import io.loquat.server.ServerProcess;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Replays the cases of one area, or all, against a server in the drop-in profile that it starts.
 * Prints passed and failed by area; what failed and why goes to a file.
 */
final class ConformanceRun {
  /** What the server has of the things that cases may require. */
  private static final Set<String> CAPABILITIES = Set.of();

  private static final int PROGRESS_EVERY = 1_000;

  private final Map<String, int[]> countsByArea = new TreeMap<>();
  private int leftOut;

  /** Passed and failed, over all areas. */
  record Totals(int passed, int failed, int leftOut) {}

  /**
   * @param area a part of an area's name; empty for all
   * @param countMax how many cases at most: an even and repeatable sample of them
   */
  Totals run(Path folder, String area, int countMax, Path failures) throws IOException {
    Path data = Files.createTempDirectory("loquat-conformance");
    Files.createDirectories(failures.toAbsolutePath().getParent());
    try (ServerProcess server = ServerProcess.start(data, "--system-fields", "hidden");
        PrintWriter log = new PrintWriter(failures.toFile(), StandardCharsets.UTF_8)) {
      List<ConformanceCase> cases =
          ConformanceCase.load(folder, area)
              .sorted(Comparator.comparing(ConformanceCase::place))
              .limit(countMax)
              .sorted(Comparator.comparing(ConformanceCase::id))
              .toList();
      replayAll(server, cases, log);
    }
    return report();
  }

  private void replayAll(ServerProcess server, List<ConformanceCase> cases, PrintWriter log)
      throws IOException {
    int done = 0;
    for (ConformanceCase one : cases) {
      if (one.fits(CAPABILITIES)) {
        Optional<CaseReplay.Failure> failure = replay(server, one);
        countsByArea
            .computeIfAbsent(one.reportArea(), key -> new int[2])[failure.isPresent() ? 1 : 0]++;
        failure.ifPresent(
            f ->
                log.printf(
                    Locale.ROOT,
                    "%s%n  step %d: %s%n  %s%n",
                    one.id(),
                    f.step(),
                    f.problem(),
                    f.request()));
      } else {
        leftOut++;
      }
      if (++done % PROGRESS_EVERY == 0) {
        System.err.printf(Locale.ROOT, "conformance: %d of %d cases%n", done, cases.size());
      }
    }
  }

  private static Optional<CaseReplay.Failure> replay(ServerProcess server, ConformanceCase one) {
    try (WireClient client = new WireClient("127.0.0.1", server.port())) {
      return new CaseReplay(client, one).run();
    } catch (IOException | RuntimeException problem) {
      return Optional.of(CaseReplay.broken(one, problem));
    }
  }

  private Totals report() {
    int passed = 0;
    int failed = 0;
    for (Map.Entry<String, int[]> area : countsByArea.entrySet()) {
      passed += area.getValue()[0];
      failed += area.getValue()[1];
      System.out.printf(
          Locale.ROOT,
          "%-45s passed %6d  failed %6d%n",
          area.getKey(),
          area.getValue()[0],
          area.getValue()[1]);
    }
    System.out.printf(
        Locale.ROOT,
        "conformance: passed %d, failed %d, left out for their requirements %d%n",
        passed,
        failed,
        leftOut);
    return new Totals(passed, failed, leftOut);
  }
}
