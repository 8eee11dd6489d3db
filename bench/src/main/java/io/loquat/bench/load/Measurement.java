package io.loquat.bench.load;

/** What one target did in one workload, over all its rounds. Confined to the run's thread. */
final class Measurement {
  private final Latencies latencies = new Latencies();
  private long documents;
  private double seconds;

  void add(Latencies round, long roundDocuments, double roundSeconds) {
    latencies.addAll(round);
    documents += roundDocuments;
    seconds += roundSeconds;
  }

  void addAll(Measurement round) {
    add(round.latencies, round.documents, round.seconds);
  }

  double rate() {
    return seconds == 0 ? 0 : documents / seconds;
  }

  double p50Millis() {
    return latencies.millis(0.50);
  }

  double p99Millis() {
    return latencies.millis(0.99);
  }
}
