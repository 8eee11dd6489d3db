package io.loquat.bench.index;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.loquat.bench.load.ServerProcess;
import io.loquat.bench.load.TemporaryFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Measures indexes on a server of its own, in collections of several sizes, and how the cost of an
 * operation grows with them. Confined to one thread.
 */
@Command(
    name = "indexes",
    mixinStandardHelpOptions = true,
    description = "Measures indexes in small and large collections; prints Markdown.")
public final class IndexRun implements Callable<Integer> {
  private static final int WARM_UP_DOCUMENTS = 10_000;

  @Option(
      names = "--documents",
      split = ",",
      description = "Sizes of the collections (default: 10000,1000000).")
  private List<Integer> sizes = List.of(10_000, 1_000_000);

  @Option(names = "--seconds", description = "Measured time of each lookup (default: 5).")
  private double seconds = 5;

  @Option(names = "--inserts", description = "Documents of each insert run (default: 100000).")
  private int inserts = 100_000;

  @Option(names = "--uri", description = "A Loquat server that runs already.")
  private String uri = "";

  @Override
  public Integer call() {
    if (!uri.isEmpty()) {
      run(uri);
      return 0;
    }
    try (TemporaryFolder folder = TemporaryFolder.create();
        ServerProcess server = ServerProcess.loquat(folder.path())) {
      run("mongodb://127.0.0.1:" + server.port() + "/");
    }
    return 0;
  }

  private void run(String connectionString) {
    List<Figures> figures = new ArrayList<>();
    try (MongoClient client = MongoClients.create(connectionString)) {
      // Else the first collection would be measured while the server still compiles itself.
      measure(client, Math.min(sizes.getFirst(), WARM_UP_DOCUMENTS));
      sizes.forEach(size -> figures.add(measure(client, size)));
    }
    print(figures);
  }

  private Figures measure(MongoClient client, int size) {
    MongoDatabase database = client.getDatabase("indexes" + size);
    database.drop();
    Figures measured = new IndexedCollection(database, size, seconds, inserts).measure();
    database.drop();
    return measured;
  }

  private static void print(List<Figures> figures) {
    StringBuilder out = new StringBuilder("| |");
    figures.forEach(one -> out.append(text(" %,d documents |", one.documents())));
    out.append(" growth of the cost |\n|---|").append("---|".repeat(figures.size() + 1));
    for (Figures.Rate rate : Figures.Rate.values()) {
      out.append('\n').append("| ").append(rate.title()).append(" |");
      figures.forEach(one -> out.append(text(" %,.0f |", one.rate(rate))));
      double growth = figures.getFirst().rate(rate) / figures.getLast().rate(rate) - 1;
      out.append(text(" %+.0f%% |", 100 * growth));
    }
    out.append("\n\n| |");
    figures.forEach(one -> out.append(text(" %,d documents |", one.documents())));
    out.append(" aim |\n|---|").append("---|".repeat(figures.size() + 1));
    for (Figures.Ratio ratio : Figures.Ratio.values()) {
      out.append('\n').append("| ").append(ratio.title()).append(" |");
      figures.forEach(one -> out.append(text(" %.0f%% |", 100 * one.ratio(ratio))));
      out.append(' ').append(ratio.aim()).append(" |");
    }
    System.out.println(out);
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
