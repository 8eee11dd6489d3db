package io.loquat.bench.load;

import java.time.Duration;

/** What one target did in one workload, over all its rounds. Confined to the run's thread. */
final class Measurement {
  private final Latencies latencies = new Latencies();
  private long documents;
  private double seconds;
  private Duration processorTime = Duration.ZERO;

  void add(Latencies round, long roundDocuments, double roundSeconds, Duration roundProcessorTime) {
    latencies.addAll(round);
    documents += roundDocuments;
    seconds += roundSeconds;
    processorTime = processorTime.plus(roundProcessorTime);
  }

  void addAll(Measurement round) {
    add(round.latencies, round.documents, round.seconds, round.processorTime);
  }

  double rate() {
    return seconds == 0 ? 0 : documents / seconds;
  }

  /** Processor time of the server's process; says more than rates where other programs run. */
  double processorMicros() {
    return documents == 0 ? 0 : processorTime.toNanos() / 1e3 / documents;
  }

  double p50Millis() {
    return latencies.millis(0.50);
  }

  double p99Millis() {
    return latencies.millis(0.99);
  }
}
