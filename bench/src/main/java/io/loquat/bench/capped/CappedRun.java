package io.loquat.bench.capped;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.CreateCollectionOptions;
import io.loquat.bench.SampleDocuments;
import io.loquat.bench.load.ServerProcess;
import io.loquat.bench.load.TemporaryFolder;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.bson.BsonDocument;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Measures inserts into a collection, a capped one with room, and a capped one that is full, on a
 * server of its own. The three take turns, so that a slow moment is slow for all. Confined to one
 * thread.
 */
@Command(
    name = "capped",
    mixinStandardHelpOptions = true,
    description = "Measures inserts into capped collections; prints Markdown.")
public final class CappedRun implements Callable<Integer> {
  private static final int BATCH = 1_000;
  private static final long ROOM_BYTES = 1L << 40;
  private static final int FULL_DOCUMENTS = 10_000;

  @Option(names = "--turns", description = "Turns of each (default: 20).")
  private int turns = 20;

  private int nextId;

  /** What is inserted into. */
  private enum Kind {
    PLAIN("not capped"),
    ROOM("capped, with room"),
    FULL("capped, full: each insert deletes the oldest");

    private final String title;

    Kind(String title) {
      this.title = title;
    }
  }

  @Override
  public Integer call() {
    try (TemporaryFolder folder = TemporaryFolder.create();
        ServerProcess server = ServerProcess.loquat(folder.path());
        MongoClient client = MongoClients.create("mongodb://127.0.0.1:" + server.port() + "/")) {
      measure(client.getDatabase("capped"));
    }
    return 0;
  }

  private void measure(MongoDatabase database) {
    CreateCollectionOptions capped = new CreateCollectionOptions().capped(true);
    database.createCollection(Kind.ROOM.name(), capped.sizeInBytes(ROOM_BYTES));
    database.createCollection(Kind.FULL.name(), capped.maxDocuments(FULL_DOCUMENTS));
    Map<Kind, Double> seconds = new EnumMap<>(Kind.class);
    for (int turn = -turns; turn < turns; turn++) {
      for (Kind kind : Kind.values()) {
        MongoCollection<BsonDocument> target =
            database.getCollection(kind.name(), BsonDocument.class);
        double taken = insert(target);
        if (turn >= 0) {
          seconds.merge(kind, taken, Double::sum);
        }
      }
    }
    print(seconds);
  }

  private double insert(MongoCollection<BsonDocument> target) {
    List<BsonDocument> batch = new ArrayList<>();
    for (int i = 0; i < BATCH; i++) {
      batch.add(SampleDocuments.document(nextId++));
    }
    long start = System.nanoTime();
    target.insertMany(batch);
    return (System.nanoTime() - start) / 1e9;
  }

  private void print(Map<Kind, Double> seconds) {
    StringBuilder out = new StringBuilder("| inserted by the thousand | documents/s | cost |\n");
    out.append("|---|---|---|");
    double plain = seconds.getOrDefault(Kind.PLAIN, 1.0);
    seconds.forEach(
        (kind, taken) ->
            out.append(
                String.format(
                    Locale.ROOT,
                    "%n| %s | %,.0f | %.0f%% |",
                    kind.title,
                    turns * BATCH / taken,
                    100 * taken / plain)));
    System.out.println(out);
  }
}
