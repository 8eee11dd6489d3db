package io.loquat.store.sqlite;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The databases in which documents that expire were written since somebody asked. Thread-safe by a
 * concurrent set. It holds no more names than databases were written to between two questions.
 */
final class ExpiryChanges {
  private final Set<String> names = ConcurrentHashMap.newKeySet();

  void add(String database) {
    if (!names.contains(database)) {
      names.add(database);
    }
  }

  Set<String> take() {
    Set<String> taken = new HashSet<>(names);
    names.removeAll(taken);
    return taken;
  }
}
