package io.loquat.model;

import java.util.concurrent.atomic.AtomicLong;
import org.bson.BsonTimestamp;

/**
 * The present time as BSON timestamps, each later than the one before. Thread-safe by an atomic.
 */
public final class TimestampClock {
  private static final AtomicLong LAST = new AtomicLong();

  private TimestampClock() {}

  /** Seconds above a counter. */
  public static BsonTimestamp next() {
    long second = (System.currentTimeMillis() / 1000) << Integer.SIZE;
    return new BsonTimestamp(LAST.updateAndGet(last -> Math.max(last, second) + 1));
  }
}
