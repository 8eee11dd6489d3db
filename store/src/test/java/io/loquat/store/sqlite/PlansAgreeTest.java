package io.loquat.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;

/**
 * Whatever plan answers a query, the evaluator's answer comes out: with each index forced, without
 * one, and as the planner chooses. The questions are the same each time; {@code
 * -Dloquat.plans.seeds=N} asks others. Two threads ask, each of a store of its own, so that neither
 * sees what the other does.
 */
class PlansAgreeTest {
  private static final long OTHER_SEEDS = Long.getLong("loquat.plans.seeds", 0);
  private static final long SEEDS_A_THREAD = 2;

  /** Random numbers of neighbouring seeds begin alike. */
  private static final long NEXT_SEED = 0x9E37_79B9_7F4A_7C15L;

  private static final Path FOLDER = folder();
  private static final List<PlanAgreement> AGREEMENTS =
      List.of(new PlanAgreement(FOLDER.resolve("a")), new PlanAgreement(FOLDER.resolve("b")));
  private static final ExecutorService THREADS = Executors.newFixedThreadPool(AGREEMENTS.size());

  private static Path folder() {
    try {
      return Files.createTempDirectory("plans");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Property(tries = 125, shrinking = ShrinkingMode.OFF, seed = "2026")
  void everyPlanGivesTheEvaluatorsAnswer(@ForAll long seed) throws Exception {
    List<Future<?>> runs = new ArrayList<>();
    for (int i = 0; i < AGREEMENTS.size(); i++) {
      PlanAgreement agreement = AGREEMENTS.get(i);
      long first = seed + OTHER_SEEDS + i * SEEDS_A_THREAD * NEXT_SEED;
      runs.add(THREADS.submit(() -> askFrom(first, agreement)));
    }
    for (Future<?> run : runs) {
      run.get();
    }
  }

  private static void askFrom(long first, PlanAgreement agreement) {
    for (int i = 0; i < SEEDS_A_THREAD; i++) {
      agreement.ask(first + i * NEXT_SEED);
    }
  }

  @AfterContainer
  static void close() throws IOException {
    THREADS.close();
    assertThat(AGREEMENTS.stream().mapToLong(PlanAgreement::told).sum())
        .as("rows that keys told")
        .isGreaterThan(1_000);
    AGREEMENTS.forEach(PlanAgreement::close);
    try (Stream<Path> files = Files.walk(FOLDER)) {
      files.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    }
  }
}
