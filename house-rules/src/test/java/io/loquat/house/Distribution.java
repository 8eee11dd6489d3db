package io.loquat.house;

import java.util.Arrays;
import java.util.Collection;

/** Figures in order, to ask for a median or a percentile. Immutable. */
final class Distribution {
  private final int[] ordered;

  Distribution(Collection<Integer> figures) {
    ordered = figures.stream().mapToInt(Integer::intValue).sorted().toArray();
  }

  /** The smallest figure that at least so many percent do not exceed. */
  int percentile(int percent) {
    return ordered.length == 0
        ? 0
        : ordered[Math.max(0, Math.ceilDiv(ordered.length * percent, 100) - 1)];
  }

  @Override
  public String toString() {
    return "%d figures: median %d, 95th percentile %d, largest %d"
        .formatted(
            ordered.length, percentile(50), percentile(95), Arrays.stream(ordered).max().orElse(0));
  }
}
