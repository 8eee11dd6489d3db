package io.loquat.bench.library;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.loquat.bench.library.Turns.Action;
import io.loquat.bench.library.Turns.Turn;
import io.loquat.bench.load.ServerProcess;
import io.loquat.bench.load.TemporaryFolder;
import io.loquat.readmodel.document.DocumentStore;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Puts and gets by the library and by the bare driver, in alternating short turns on one server.
 * Confined to one thread.
 */
@Command(
    name = "library",
    mixinStandardHelpOptions = true,
    description = "Measures the Java library beside the bare driver; prints Markdown.")
public final class LibraryRun implements Callable<Integer> {
  private static final String DATABASE = "library";
  private static final String HEAD =
      """
      | | clients | by | a second | of the driver, median | least | µs, client | µs, server |
      |---|---|---|---|---|---|---|---|
      """;

  @Option(names = "--clients", split = ",", description = "Threads, one run each (default: 1,8).")
  private List<Integer> clients = List.of(1, 8);

  @Option(
      names = "--actions",
      split = ",",
      description = "Of ${COMPLETION-CANDIDATES}; all unless named.")
  private List<Action> actions = List.of(Action.values());

  @Option(names = "--keys", description = "Customers to put and get (default: 2000).")
  private int keys = 2000;

  @Option(names = "--rounds", description = "Measured turns of each contestant (default: 15).")
  private int rounds = 15;

  @Option(names = "--warm-up", description = "Turns before those (default: 10).")
  private int warmUp = 10;

  @Option(names = "--millis", description = "Length of one turn (default: 400).")
  private int millis = 400;

  @Option(names = "--uri", description = "A server that runs already, such as mongod.")
  private String uri = "";

  @Override
  public Integer call() {
    if (!uri.isEmpty()) {
      run(uri, () -> Duration.ZERO);
      return 0;
    }
    try (TemporaryFolder folder = TemporaryFolder.create();
        ServerProcess server = ServerProcess.loquat(folder.path())) {
      run("mongodb://127.0.0.1:" + server.port() + "/", server::processorTime);
    }
    return 0;
  }

  private void run(String connectionString, Supplier<Duration> server) {
    try (MongoClient client = MongoClients.create(connectionString)) {
      List<List<Contestant>> groups = groups(client);
      Turns one = new Turns(1, keys, server);
      groups.forEach(group -> group.forEach(one::fill));
      System.out.print(HEAD);
      for (Action action : actions) {
        for (int count : clients) {
          Turns turns = new Turns(count, keys, server);
          groups.forEach(group -> compare(action, turns, group));
        }
      }
    }
  }

  private static List<List<Contestant>> groups(MongoClient client) {
    MongoDatabase database = client.getDatabase(DATABASE);
    DocumentStore documents = DocumentStore.of(client, DATABASE);
    return List.of(
        List.of(
            Contestant.driverWithDocuments(database),
            Contestant.storeWithDocuments(documents),
            Contestant.collectionWithDocuments(documents)),
        List.of(
            Contestant.driverWithRecords(database),
            Contestant.storeWithRecords(documents),
            Contestant.collectionWithRecords(documents)));
  }

  /** The first of the group is the driver. */
  private void compare(Action action, Turns turns, List<Contestant> group) {
    List<Ratios> results = group.stream().map(contestant -> new Ratios()).toList();
    for (int round = -warmUp; round < rounds; round++) {
      Turn[] taken = round(action, turns, group, round);
      for (int i = 0; i < taken.length && round >= 0; i++) {
        results.get(i).add(taken[i], taken[0]);
      }
    }
    String title = action.name().toLowerCase(Locale.ROOT);
    for (int i = 0; i < group.size(); i++) {
      System.out.printf(
          Locale.ROOT,
          "| %s | %d | %s | %s |%n",
          title,
          turns.clients(),
          group.get(i).name(),
          results.get(i).text());
    }
  }

  /** One turn of each, who are first in turns too. */
  private Turn[] round(Action action, Turns turns, List<Contestant> group, int round) {
    Turn[] taken = new Turn[group.size()];
    for (int i = 0; i < taken.length; i++) {
      int next = Math.floorMod(i + round, taken.length);
      taken[next] = turns.take(group.get(next), action, Duration.ofMillis(millis));
    }
    return taken;
  }
}
