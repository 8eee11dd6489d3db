package io.loquat.faults.race;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import io.loquat.faults.history.Operation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.bson.Document;

/**
 * Eight clients on ten documents of one server, until the goal is reached. Confined to one test.
 */
final class Race implements AutoCloseable {
  static final int CLIENTS = 8;

  /** A connection may be found broken after a restart; a server that stays away is a fault. */
  private static final int SILENCES_MAX = 100;

  private static final Duration RESTART_PATIENCE = Duration.ofMillis(500);
  private static final Duration PROGRESS_EVERY = Duration.ofSeconds(3);
  private static final String OPTIONS =
      "?serverSelectionTimeoutMS=10000&heartbeatFrequencyMS=500&retryReads=false&retryWrites=";

  private final String name;
  private final RaceServer server;
  private final Tally tally;
  private final long seed = new Random().nextLong();
  private final long begunNanos = System.nanoTime();
  private final Attempts attempts = new Attempts();
  private final MongoClient driver;
  private final MongoCollection<Document> collection;
  private final List<RacingClient> clients;
  private final ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
  private final List<Future<?>> runs = new ArrayList<>();

  /**
   * @param retryWrites whether the driver sends a write again when the connection breaks
   * @param goal how many acknowledged changes make the race complete
   */
  Race(String name, RaceServer server, boolean retryWrites, long goal) {
    this.name = name;
    this.server = server;
    this.tally = new Tally(goal);
    this.driver = MongoClients.create(settings(server.connectionString() + OPTIONS + retryWrites));
    this.collection = driver.getDatabase("race").getCollection("documents");
    Random random = new Random(seed);
    this.clients =
        IntStream.range(0, CLIENTS)
            .mapToObj(client -> new Writes(collection, client))
            .map(writes -> new RacingClient(random.nextLong(), writes, attempts, tally))
            .toList();
  }

  private MongoClientSettings settings(String connectionString) {
    return MongoClientSettings.builder()
        .applyConnectionString(new ConnectionString(connectionString))
        .addCommandListener(attempts)
        .build();
  }

  void begin() {
    System.out.printf("%s: seed %d%n", name, seed);
    collection.insertMany(Writes.IDS.stream().map(Writes::first).toList());
    clients.forEach(client -> runs.add(threads.submit(() -> run(client))));
  }

  private void run(RacingClient client) {
    int silences = 0;
    try {
      while (!tally.isOver() && silences < SILENCES_MAX) {
        int life = server.life();
        silences = client.act() ? 0 : silences + 1;
        if (silences > 0) {
          server.awaitLifeAfter(life, RESTART_PATIENCE);
        }
      }
      assertThat(silences).as("attempts in a row without an answer").isLessThan(SILENCES_MAX);
    } catch (RuntimeException | Error fault) {
      tally.failed(fault);
      throw fault;
    }
  }

  boolean isOver() {
    return tally.isOver();
  }

  /** Waits for so many more changes, but no longer than {@code patience}; tells how far it is. */
  void await(long moreChanges, Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    long changes = tally.changes() + moreChanges;
    while (!tally.isOver() && tally.changes() < changes && System.nanoTime() < end) {
      tally.await(changes, PROGRESS_EVERY);
      long seconds = Duration.ofNanos(System.nanoTime() - begunNanos).toSeconds();
      System.out.printf("%s: %d s, life %d, %s%n", name, seconds, server.life(), tally);
    }
  }

  /** Compares what the clients heard with one another and with what is there in the end. */
  void verify() throws ExecutionException, InterruptedException {
    for (Future<?> run : runs) {
      run.get();
    }
    List<Operation> history =
        clients.stream().flatMap(client -> client.journal().operations().stream()).toList();
    List<Document> found = collection.find().into(new ArrayList<>());
    try {
      System.out.printf("%s: %s%n", name, new Reckoning(found, history).settle());
    } catch (AssertionError fault) {
      System.out.printf("%s: seed %d, %s%n", name, seed, KeptHistory.write(name, history));
      throw fault;
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    driver.close();
  }
}
