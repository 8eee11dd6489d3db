package io.loquat.bench.load;

/**
 * Times of requests, counted in buckets that are 3% wide. Confined to one thread until it is added
 * to another.
 */
final class Latencies {
  private static final int STEPS = 32;
  private static final int STEP_BITS = 5;

  private final long[] counts = new long[64 * STEPS];
  private long total;

  void add(long nanos) {
    counts[bucket(Math.max(nanos, 1))]++;
    total++;
  }

  void addAll(Latencies other) {
    for (int i = 0; i < counts.length; i++) {
      counts[i] += other.counts[i];
    }
    total += other.total;
  }

  long total() {
    return total;
  }

  /** The time that this part of the requests did not exceed. */
  double millis(double part) {
    long rank = (long) Math.ceil(total * part);
    long seen = 0;
    for (int i = 0; i < counts.length; i++) {
      seen += counts[i];
      if (seen >= rank) {
        return upperNanos(i) / 1e6;
      }
    }
    return 0;
  }

  private static int bucket(long nanos) {
    if (nanos < STEPS) {
      return (int) nanos;
    }
    int shift = 63 - Long.numberOfLeadingZeros(nanos) - STEP_BITS;
    return (shift + 1) * STEPS + (int) (nanos >>> shift) - STEPS;
  }

  private static double upperNanos(int bucket) {
    if (bucket < STEPS) {
      return bucket;
    }
    int shift = bucket / STEPS - 1;
    return (double) (bucket % STEPS + STEPS + 1) * (1L << shift);
  }
}
