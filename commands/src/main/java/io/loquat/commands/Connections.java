package io.loquat.commands;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** The connections that have sent a command and are not gone. Thread-safe by a concurrent set. */
public final class Connections {
  private final Set<Long> open = ConcurrentHashMap.newKeySet();
  private final LongAdder created = new LongAdder();

  void seen(ClientConnection connection) {
    if (!open.contains(connection.id()) && open.add(connection.id())) {
      created.increment();
    }
  }

  void gone(ClientConnection connection) {
    open.remove(connection.id());
  }

  public int current() {
    return open.size();
  }

  public long totalCreated() {
    return created.sum();
  }
}
