package io.loquat.bench.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Some seconds of one workload against one target, all clients at once. Immutable. */
record Round(Workload workload, Target target) {
  /** Counts what is done within the time; what is under way at its end is waited for. */
  void run(Duration time, Measurement measurement) {
    List<WireClient> clients = target.clients();
    Duration usedBefore = target.processorTime();
    long start = System.nanoTime();
    long end = start + time.toNanos();
    List<Future<Latencies>> results = new ArrayList<>();
    int documents = workload.requests(target.dataset()).documents();
    try (ExecutorService threads = Executors.newFixedThreadPool(clients.size())) {
      for (WireClient client : clients) {
        results.add(threads.submit(() -> send(client, end)));
      }
      Latencies all = new Latencies();
      for (Future<Latencies> result : results) {
        all.addAll(result.get());
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      Duration used = target.processorTime().minus(usedBefore);
      measurement.add(all, all.total() * documents, seconds, used);
    } catch (ExecutionException e) {
      throw new IllegalStateException(target.name() + ", " + workload.title(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private Latencies send(WireClient client, long end) {
    Requests requests = workload.requests(target.dataset());
    Expectation expectation = requests.expectation();
    Latencies latencies = new Latencies();
    long before = System.nanoTime();
    while (before - end < 0) {
      client.exchange(requests.next(), expectation);
      long after = System.nanoTime();
      latencies.add(after - before);
      before = after;
    }
    return latencies;
  }
}
