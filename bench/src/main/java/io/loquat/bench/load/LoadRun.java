package io.loquat.bench.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Loads Loquat and its peers in turns, and prints what each did. Confined to one thread. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Loads Loquat, the probe and a peer with light clients; prints Markdown.")
public final class LoadRun implements Callable<Integer> {
  private static final Duration FIRST_WARM_UP = Duration.ofSeconds(4);

  @Option(names = "--clients", description = "Threads with a connection each (default: 8).")
  private int clients = 8;

  @Option(names = "--documents", description = "Documents to read from (default: 50000).")
  private int documents = 50_000;

  @Option(names = "--rounds", description = "Turns of each target in each workload (default: 2).")
  private int rounds = 2;

  @Option(names = "--seconds", description = "Measured time of one turn (default: 3).")
  private double seconds = 3;

  @Option(names = "--quick", description = "Under a minute: one short turn, and no peer.")
  private boolean quick;

  @Option(
      names = "--targets",
      split = ",",
      description = "Of ${COMPLETION-CANDIDATES}; all unless named.")
  private List<TargetKind> kinds = List.of(TargetKind.values());

  @Option(
      names = "--workloads",
      split = ",",
      description = "Of ${COMPLETION-CANDIDATES}; all unless named.")
  private List<Workload> workloads = List.of(Workload.values());

  private final Map<TargetKind, Target> targets = new EnumMap<>(TargetKind.class);
  private final Map<Workload, Map<TargetKind, Measurement>> results = new EnumMap<>(Workload.class);

  @Override
  public Integer call() throws IOException {
    Duration warmUp = FIRST_WARM_UP;
    if (quick) {
      rounds = 1;
      seconds = 1;
      warmUp = Duration.ofMillis(1500);
      kinds = kinds.stream().filter(kind -> kind != TargetKind.PEER).toList();
    }
    try (TemporaryFolder folder = TemporaryFolder.create()) {
      load(folder.path(), warmUp);
    }
    return 0;
  }

  private void load(Path folder, Duration warmUp) throws IOException {
    try {
      start(folder);
      for (Workload workload : workloads) {
        run(workload, warmUp);
      }
      System.out.print(new Report(workloads, kinds, targets, results).markdown());
    } finally {
      targets.values().forEach(Target::close);
    }
  }

  private void start(Path folder) throws IOException {
    Path root = ServerProcess.root();
    for (TargetKind kind : kinds) {
      if (kind == TargetKind.LOQUAT) {
        say("starting %s once, so that it is built and no first start is timed", kind.title());
        process(kind, root, folder, "first").close();
      }
      say("starting %s and inserting %,d documents", kind.title(), documents);
      ServerProcess process = process(kind, root, folder, "measured");
      targets.put(kind, Target.start(kind.title(), process, new Dataset(documents), clients));
    }
  }

  private static ServerProcess process(TargetKind kind, Path root, Path folder, String name)
      throws IOException {
    Path own = folder.resolve(kind + "-" + name);
    Path data = Files.createDirectories(own.resolve("data"));
    return new ServerProcess(kind.command(root, data), own.resolve("log"));
  }

  private void run(Workload workload, Duration firstWarmUp) {
    for (int round = 0; round < rounds; round++) {
      for (Map.Entry<TargetKind, Target> entry : targets.entrySet()) {
        Round load = new Round(workload, entry.getValue());
        load.run(round == 0 ? firstWarmUp : Duration.ofMillis(500), new Measurement());
        Measurement measured = new Measurement();
        load.run(Duration.ofMillis((long) (seconds * 1000)), measured);
        say(
            "%s, turn %d of %d, %s: %,.0f %s",
            workload.title(),
            round + 1,
            rounds,
            entry.getValue().name(),
            measured.rate(),
            workload.unit());
        results
            .computeIfAbsent(workload, _ -> new EnumMap<>(TargetKind.class))
            .computeIfAbsent(entry.getKey(), _ -> new Measurement())
            .addAll(measured);
      }
    }
  }

  private static void say(String format, Object... values) {
    System.err.println("bench: " + String.format(Locale.ROOT, format, values));
  }
}
