package io.loquat.bench.library;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * Short turns of puts or gets, by so many clients at once. Immutable.
 *
 * @param keys how many customers there are
 * @param server how much processor time the server has used; zero if nobody can tell
 */
record Turns(int clients, int keys, Supplier<Duration> server) {
  private static final ThreadMXBean PROCESSORS = ManagementFactory.getThreadMXBean();

  /**
   * What was done in a turn, and with what.
   *
   * @param clientMicros processor time of the clients' threads, without compiler and collector
   * @param serverMicros processor time of the server's
   */
  record Turn(long done, double seconds, double clientMicros, double serverMicros) {
    double rate() {
      return done / seconds;
    }
  }

  /** What is measured. */
  enum Action {
    PUT {
      @Override
      void run(Contestant contestant, int number, long changes) {
        String key = key(number);
        contestant.put().accept(key, Customer.of(key, number, changes));
      }
    },
    GET {
      @Override
      void run(Contestant contestant, int number, long changes) {
        contestant.get().apply(key(number));
      }
    };

    abstract void run(Contestant contestant, int number, long changes);

    private static String key(int number) {
      return "customer-" + number;
    }
  }

  /** Puts every customer once. */
  void fill(Contestant contestant) {
    for (int number = 0; number < keys; number++) {
      Action.PUT.run(contestant, number, 0);
    }
  }

  /** Does it for this long. */
  Turn take(Contestant contestant, Action action, Duration time) {
    Duration serverBefore = server.get();
    long start = System.nanoTime();
    long end = start + time.toNanos();
    List<Future<Client>> results = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
      for (int client = 0; client < clients; client++) {
        results.add(threads.submit(() -> run(contestant, action, end)));
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    List<Client> all = results.stream().map(Future::resultNow).toList();
    return new Turn(
        all.stream().mapToLong(Client::done).sum(),
        seconds,
        all.stream().mapToLong(Client::processorNanos).sum() / 1e3,
        server.get().minus(serverBefore).toNanos() / 1e3);
  }

  /** What one thread did. */
  private record Client(long done, long processorNanos) {}

  private Client run(Contestant contestant, Action action, long end) {
    SplittableRandom random = new SplittableRandom();
    long before = PROCESSORS.getCurrentThreadCpuTime();
    long done = 0;
    while (System.nanoTime() - end < 0) {
      action.run(contestant, random.nextInt(keys), random.nextLong());
      done++;
    }
    return new Client(done, PROCESSORS.getCurrentThreadCpuTime() - before);
  }
}
