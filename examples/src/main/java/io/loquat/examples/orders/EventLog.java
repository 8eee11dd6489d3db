package io.loquat.examples.orders;

import java.util.ArrayList;
import java.util.List;

/**
 * The events in their order, from which every read model can be made again. An application has its
 * own, in Kafka or in a table; this one is in memory. Thread-safe by its own monitor.
 */
public final class EventLog {
  private final List<RecordedEvent> events = new ArrayList<>();

  /** Records an event behind all others. */
  public synchronized void append(OrderEvent event) {
    events.add(new RecordedEvent(events.size() + 1L, event));
  }

  /** The next events behind a position, this many at most; none at the end. */
  public synchronized List<RecordedEvent> after(long position, int limit) {
    int from = (int) Math.min(position, events.size());
    return List.copyOf(events.subList(from, Math.min(from + limit, events.size())));
  }
}
