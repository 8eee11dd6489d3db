package io.loquat.bench.pushdown;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.loquat.bench.load.ServerProcess;
import io.loquat.bench.load.TemporaryFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.Document;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Counts by filters without an index, in SQL and in the evaluator, in alternating turns on one
 * server. Confined to one thread.
 */
@Command(
    name = "pushdown",
    mixinStandardHelpOptions = true,
    description = "Measures filters in SQL beside the evaluator; prints Markdown.")
public final class PushdownRun implements Callable<Integer> {
  private static final String NAME = "pushdown";
  private static final int BATCH = 5_000;
  private static final String HEAD =
      """
      | filter | matches | evaluator, ms | SQL, ms | SQL of the evaluator | most |
      |---|---|---|---|---|---|
      """;

  @Option(names = "--documents", description = "In the collection (default: 100000).")
  private int documents = 100_000;

  @Option(names = "--rounds", description = "Measured turns of each (default: 7).")
  private int rounds = 7;

  @Option(names = "--warm-up", description = "Turns before those (default: 3).")
  private int warmUp = 3;

  @Option(names = "--only", description = "Only filters whose text has this in it.")
  private String only = "";

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
    try (MongoClient client = MongoClients.create(connectionString)) {
      run(client.getDatabase(NAME));
    }
  }

  private void run(MongoDatabase database) {
    database.drop();
    fill(database.getCollection(NAME, BsonDocument.class));
    System.out.print(HEAD);
    double evaluator = 0;
    double sql = 0;
    for (BsonDocument filter : Forms.ALL) {
      if (filter.toJson().contains(only)) {
        Comparison comparison = compare(database, filter);
        System.out.println(comparison.row(filter));
        evaluator += median(comparison.evaluator());
        sql += median(comparison.sql());
      }
    }
    System.out.printf(
        Locale.ROOT, "| all | | %.0f | %.0f | %.0f%% | |%n", evaluator, sql, 100 * sql / evaluator);
  }

  private void fill(MongoCollection<BsonDocument> collection) {
    for (int from = 0; from < documents; from += BATCH) {
      int to = Math.min(from + BATCH, documents);
      collection.insertMany(IntStream.range(from, to).mapToObj(Forms::document).toList());
    }
  }

  /** Who is first changes from turn to turn. */
  private Comparison compare(MongoDatabase database, BsonDocument filter) {
    BsonDocument other = Forms.forTheEvaluator(filter);
    Comparison comparison =
        new Comparison(count(database, filter), new ArrayList<>(), new ArrayList<>());
    if (count(database, other) != comparison.matches()) {
      throw new IllegalStateException("SQL and the evaluator disagree about " + filter.toJson());
    }
    for (int round = -warmUp; round < rounds; round++) {
      boolean sqlFirst = Math.floorMod(round, 2) == 0;
      double first = millis(database, sqlFirst ? filter : other);
      double second = millis(database, sqlFirst ? other : filter);
      if (round >= 0) {
        comparison.sql().add(sqlFirst ? first : second);
        comparison.evaluator().add(sqlFirst ? second : first);
      }
    }
    return comparison;
  }

  private static double millis(MongoDatabase database, BsonDocument filter) {
    long start = System.nanoTime();
    count(database, filter);
    return (System.nanoTime() - start) / 1e6;
  }

  private static int count(MongoDatabase database, BsonDocument filter) {
    Document reply =
        database.runCommand(
            new BsonDocument("count", new BsonString(NAME)).append("query", filter));
    return reply.getInteger("n");
  }

  /** The turns of one filter, in milliseconds. */
  private record Comparison(int matches, List<Double> sql, List<Double> evaluator) {
    String row(BsonDocument filter) {
      List<Double> ratios =
          IntStream.range(0, sql.size()).mapToObj(i -> sql.get(i) / evaluator.get(i)).toList();
      return String.format(
          Locale.ROOT,
          "| `%s` | %,d | %.0f | %.0f | %.0f%% | %.0f%% |",
          filter.toJson().replace("\"", ""),
          matches,
          median(evaluator),
          median(sql),
          100 * median(ratios),
          100 * ratios.stream().mapToDouble(Double::doubleValue).max().orElse(0));
    }
  }

  private static double median(List<Double> figures) {
    List<Double> sorted = figures.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
