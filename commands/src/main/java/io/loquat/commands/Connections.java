package io.loquat.commands;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * The connections that have sent a command and are not gone. Thread-safe by a concurrent set, and
 * by volatile fields that may be a command behind.
 */
public final class Connections {
  private static final long ALONE_AFTER_NANOS = 2_000_000;

  private final Set<Long> open = ConcurrentHashMap.newKeySet();
  private final LongAdder created = new LongAdder();

  /** Whose command came last. */
  private volatile long latest;

  /** When that connection's commands began to follow another's. */
  private volatile long latestSinceNanoTime;

  void seen(ClientConnection connection, long nanoTime) {
    if (latest != connection.id()) {
      latest = connection.id();
      latestSinceNanoTime = nanoTime;
    }
    if (!open.contains(connection.id()) && open.add(connection.id())) {
      created.increment();
    }
  }

  void gone(ClientConnection connection) {
    open.remove(connection.id());
  }

  /** Whether no other connection has sent a command of late, so that none is kept waiting. */
  public boolean isAlone(ClientConnection connection) {
    return latest == connection.id() && System.nanoTime() - latestSinceNanoTime > ALONE_AFTER_NANOS;
  }

  public boolean isOpen(ClientConnection connection) {
    return open.contains(connection.id());
  }

  public int current() {
    return open.size();
  }

  public long totalCreated() {
    return created.sum();
  }
}
