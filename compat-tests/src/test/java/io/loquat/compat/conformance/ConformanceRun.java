package io.loquat.compat.conformance;

import io.loquat.server.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Replays cases against servers in the drop-in profile that it starts, one for each of its threads:
 * all cases use the same names. Thread-safe by handing out each case once.
 */
final class ConformanceRun {
  /** What the server has of the things that cases may require. */
  private static final Set<String> CAPABILITIES =
      Set.of("unforced_compact", "reindex", "local_rename", "validate_repair");

  private static final int THREADS = 2;
  private static final int PROGRESS_EVERY = 1_000;

  private final List<ConformanceCase> cases;
  private final KnownFailures known;
  private final AtomicInteger next = new AtomicInteger();

  private ConformanceRun(List<ConformanceCase> cases, KnownFailures known) {
    this.cases = cases;
    this.known = known;
  }

  /** The outcomes, in the order of the cases' names. */
  static List<Outcome> replay(List<ConformanceCase> cases, KnownFailures known) throws IOException {
    ConformanceRun run = new ConformanceRun(cases, known);
    List<Outcome> outcomes = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      List<Callable<List<Outcome>>> workers = List.of(run::work, run::work);
      for (Future<List<Outcome>> part : threads.invokeAll(workers)) {
        outcomes.addAll(part.get());
      }
    } catch (InterruptedException | ExecutionException problem) {
      throw new IOException("the replay broke off", problem);
    }
    outcomes.sort(Comparator.comparing(outcome -> outcome.replayed().id()));
    return outcomes;
  }

  private List<Outcome> work() throws IOException {
    List<Outcome> outcomes = new ArrayList<>();
    try (ServerProcess server =
        ServerProcess.startForMinutes(
            Files.createTempDirectory("loquat-conformance"), "--system-fields", "hidden")) {
      for (int i = next.getAndIncrement(); i < cases.size(); i = next.getAndIncrement()) {
        ConformanceCase one = cases.get(i);
        outcomes.add(new Outcome(one, result(server, one)));
        if ((i + 1) % PROGRESS_EVERY == 0) {
          System.err.printf(Locale.ROOT, "conformance: %d of %d cases%n", i + 1, cases.size());
        }
      }
    }
    return outcomes;
  }

  /** A failure that nobody knows of has a second try: a slow machine is no reason. */
  private Outcome.Result result(ServerProcess server, ConformanceCase one) {
    if (!one.fits(CAPABILITIES)) {
      return new Outcome.LeftOut();
    }
    Optional<CaseReplay.Failure> failure = replay(server, one);
    if (failure.isPresent() && !known.ids().contains(one.id())) {
      failure = replay(server, one);
    }
    return failure.map(Outcome::of).orElseGet(Outcome.Passed::new);
  }

  private static Optional<CaseReplay.Failure> replay(ServerProcess server, ConformanceCase one) {
    try (WireClient client = new WireClient("127.0.0.1", server.port())) {
      return new CaseReplay(client, one).run();
    } catch (IOException | RuntimeException problem) {
      return Optional.of(CaseReplay.broken(one, problem));
    }
  }
}
