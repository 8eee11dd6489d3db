package io.loquat.readmodel.locking;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.bson.conversions.Bson;

/**
 * How often an optimistic write is tried, how long it waits before it is tried again, and what it
 * leaves beside the document. Immutable.
 *
 * <p>The wait after attempt <i>n</i> is drawn evenly from 0 to {@code delayFirst} ·
 * 2<sup>n-1</sup>, and to {@code delayMax} at most: so writers who met once spread out (full
 * jitter).
 *
 * {@snippet :
 * LockOptions patient = LockOptions.defaults().attemptsMax(50).delayMax(Duration.ofSeconds(2));
 * }
 *
 * @param attemptsMax attempts in all, at least 1
 * @param delayFirst the longest wait after the first attempt
 * @param delayMax the longest wait of all
 * @param metadata replaces the document's metadata when it is written
 * @param pause how a thread waits; asynchronous calls wait without one
 * @param random where the waits are drawn from; asked each time, as generators belong to threads
 */
public record LockOptions(
    int attemptsMax,
    Duration delayFirst,
    Duration delayMax,
    Optional<Bson> metadata,
    Pause pause,
    Supplier<? extends RandomGenerator> random) {
  private static final LockOptions DEFAULTS =
      new LockOptions(
          10,
          Duration.ofMillis(5),
          Duration.ofMillis(500),
          Optional.empty(),
          Pause.SLEEPING,
          ThreadLocalRandom::current);

  /**
   * @throws IllegalArgumentException if there is no attempt, or a delay is negative
   */
  public LockOptions {
    if (attemptsMax < 1) {
      throw new IllegalArgumentException("attemptsMax is at least 1, not " + attemptsMax);
    }
    if (delayFirst.isNegative() || delayMax.isNegative()) {
      throw new IllegalArgumentException(
          "delays may not be negative: %s, %s".formatted(delayFirst, delayMax));
    }
  }

  /** Ten attempts, with 5 ms at most after the first and half a second at most in the end. */
  public static LockOptions defaults() {
    return DEFAULTS;
  }

  public LockOptions attemptsMax(int newAttemptsMax) {
    return new LockOptions(newAttemptsMax, delayFirst, delayMax, metadata, pause, random);
  }

  public LockOptions delayFirst(Duration newDelayFirst) {
    return new LockOptions(attemptsMax, newDelayFirst, delayMax, metadata, pause, random);
  }

  public LockOptions delayMax(Duration newDelayMax) {
    return new LockOptions(attemptsMax, delayFirst, newDelayMax, metadata, pause, random);
  }

  public LockOptions metadata(Bson newMetadata) {
    return new LockOptions(
        attemptsMax, delayFirst, delayMax, Optional.of(newMetadata), pause, random);
  }

  public LockOptions pause(Pause newPause) {
    return new LockOptions(attemptsMax, delayFirst, delayMax, metadata, newPause, random);
  }

  public LockOptions random(Supplier<? extends RandomGenerator> newRandom) {
    return new LockOptions(attemptsMax, delayFirst, delayMax, metadata, pause, newRandom);
  }

  /**
   * The wait after an attempt that failed.
   *
   * @param attempts tried so far, at least 1
   */
  Duration delayAfter(int attempts) {
    double longest =
        Math.min(nanos(delayMax), Math.scalb(nanos(delayFirst), Math.min(attempts - 1, Long.SIZE)));
    return longest < 1 ? Duration.ZERO : Duration.ofNanos(random.get().nextLong((long) longest));
  }

  private static double nanos(Duration delay) {
    return delay.getSeconds() * 1e9 + delay.getNano();
  }
}
