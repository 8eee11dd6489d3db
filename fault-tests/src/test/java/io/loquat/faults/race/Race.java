package io.loquat.faults.race;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.loquat.faults.history.Operation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Eight clients of one server on a course, until the goal is reached. Confined to one test. */
final class Race implements AutoCloseable {
  static final int CLIENTS = 8;

  /** A connection may be found broken after a restart; a server that stays away is a fault. */
  private static final int SILENCES_MAX = 200;

  private static final Duration RESTART_PATIENCE = Duration.ofMillis(500);
  private static final Duration CLIENTS_END_WITHIN = Duration.ofMinutes(1);
  private static final Duration PROGRESS_EVERY = Duration.ofSeconds(5);
  private static final String OPTIONS =
      "?serverSelectionTimeoutMS=10000&heartbeatFrequencyMS=500&retryReads=false&retryWrites=";

  private final String name;
  private final RaceServer server;
  private final Course course;
  private final Tally tally;
  private final MongoClient driver;
  private final MongoDatabase database;
  private final long begunNanos = System.nanoTime();
  private final List<Contender> contenders = new ArrayList<>();
  private final ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);

  private Race(String name, RaceServer server, Course course, MongoClient driver, long goal) {
    this.name = name;
    this.server = server;
    this.course = course;
    this.driver = driver;
    this.database = driver.getDatabase("race");
    this.tally = new Tally(goal);
  }

  /**
   * Starts the clients.
   *
   * @param goal how many acknowledged changes make the race complete
   */
  static Race begin(String name, RaceServer server, Course course, long goal) {
    return begin(name, server, course, goal, new Attempts(), false);
  }

  /** As above, with a driver that sends a write again when the connection breaks. */
  static Race beginWithRetries(
      String name, RaceServer server, Course course, long goal, Attempts attempts) {
    return begin(name, server, course, goal, attempts, true);
  }

  private static Race begin(
      String name,
      RaceServer server,
      Course course,
      long goal,
      Attempts attempts,
      boolean retryWrites) {
    String connectionString = server.connectionString() + OPTIONS + retryWrites;
    MongoClient driver =
        MongoClients.create(
            MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(connectionString))
                .addCommandListener(attempts)
                .build());
    Race race = new Race(name, server, course, driver, goal);
    race.begin();
    return race;
  }

  private void begin() {
    long seed = new Random().nextLong();
    System.out.printf("%s: seed %d%n", name, seed);
    course.prepare(database);
    Random random = new Random(seed);
    for (int number = 0; number < CLIENTS; number++) {
      Contender contender = course.contender(number, random.nextLong(), database, tally);
      contenders.add(contender);
      threads.execute(() -> run(contender));
    }
  }

  private void run(Contender contender) {
    int silences = 0;
    try {
      while (!tally.isOver() && silences < SILENCES_MAX) {
        int life = server.life();
        silences = contender.act() ? 0 : silences + 1;
        if (silences > 0) {
          server.awaitLifeAfter(life, RESTART_PATIENCE);
        }
      }
      assertThat(silences).as("attempts in a row without an answer").isLessThan(SILENCES_MAX);
    } catch (RuntimeException | Error fault) {
      tally.failed(fault);
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
      Duration left = Duration.ofNanos(end - System.nanoTime());
      tally.await(changes, left.compareTo(PROGRESS_EVERY) < 0 ? left : PROGRESS_EVERY);
      tell("life %d, %s".formatted(server.life(), tally));
    }
  }

  private void tell(String what) {
    long seconds = Duration.ofNanos(System.nanoTime() - begunNanos).toSeconds();
    System.out.printf("%s: %d s, %s%n", name, seconds, what);
  }

  /**
   * Waits for the clients to end, and settles the course's accounts.
   *
   * @throws AssertionError if a client found a fault, or something does not add up; the history is
   *     kept
   */
  void settle() throws InterruptedException {
    threads.shutdown();
    assertThat(threads.awaitTermination(CLIENTS_END_WITHIN.toSeconds(), TimeUnit.SECONDS))
        .as("all clients ended within %s", CLIENTS_END_WITHIN)
        .isTrue();
    List<Operation> history =
        contenders.stream()
            .flatMap(contender -> contender.journal().operations().stream())
            .toList();
    try {
      tally.requireNoFault();
      tell(course.settle(database, history));
      tell(server.toString());
    } catch (AssertionError fault) {
      tell(KeptHistory.write(name, history));
      throw fault;
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    driver.close();
  }
}
