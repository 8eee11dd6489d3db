package io.loquat.concurrency;

import java.time.Duration;

/**
 * The bounds of a {@link WriteLane}. Immutable.
 *
 * @param queueLengthMax commands that may wait
 * @param batchCommandsMax commands that one transaction may hold
 * @param batchTimeMax after which no further command joins a transaction
 */
public record LaneSettings(int queueLengthMax, int batchCommandsMax, Duration batchTimeMax) {
  public static final LaneSettings DEFAULT = new LaneSettings(10_000, 256, Duration.ofMillis(20));

  public LaneSettings {
    if (queueLengthMax < 1 || batchCommandsMax < 1 || batchTimeMax.isNegative()) {
      throw new IllegalArgumentException("a lane needs room for at least one command");
    }
  }
}
