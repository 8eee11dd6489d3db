package io.loquat.commands.cursor;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.bson.BsonDocument;
import org.bson.BsonInt64;

/** Counts of cursors since the start, for {@code serverStatus}. Thread-safe by its counters. */
final class CursorFigures {
  private final LongAdder opened = new LongAdder();
  private final LongAdder timedOut = new LongAdder();
  private final LongAdder moreThanOneBatch = new LongAdder();
  private final List<Lifespan> lifespans =
      List.of(
          new Lifespan("lessThan1Second", Duration.ofSeconds(1)),
          new Lifespan("lessThan5Seconds", Duration.ofSeconds(5)),
          new Lifespan("lessThan15Seconds", Duration.ofSeconds(15)),
          new Lifespan("lessThan30Seconds", Duration.ofSeconds(30)),
          new Lifespan("lessThan1Minute", Duration.ofMinutes(1)),
          new Lifespan("lessThan10Minutes", Duration.ofMinutes(10)),
          new Lifespan("greaterThanOrEqual10Minutes", Duration.ofNanos(Long.MAX_VALUE)));

  /**
   * A class of lifespans.
   *
   * @param end the shortest lifespan that is too long for it
   */
  private record Lifespan(String name, Duration end, LongAdder count) {
    Lifespan(String name, Duration end) {
      this(name, end, new LongAdder());
    }
  }

  void opened() {
    opened.increment();
  }

  void timedOut() {
    timedOut.increment();
  }

  /** A cursor is gone. */
  void ended(long lifespanNanos, long batches) {
    if (batches > 1) {
      moreThanOneBatch.increment();
    }
    lifespans.stream()
        .filter(one -> lifespanNanos < one.end().toNanos())
        .findFirst()
        .ifPresent(one -> one.count().increment());
  }

  /** As {@code metrics.cursor} has them, without those of the open cursors. */
  BsonDocument document() {
    BsonDocument lived = new BsonDocument();
    lifespans.forEach(one -> lived.append(one.name(), new BsonInt64(one.count().sum())));
    return new BsonDocument("moreThanOneBatch", new BsonInt64(moreThanOneBatch.sum()))
        .append("timedOut", new BsonInt64(timedOut.sum()))
        .append("totalOpened", new BsonInt64(opened.sum()))
        .append("lifespan", lived);
  }
}
