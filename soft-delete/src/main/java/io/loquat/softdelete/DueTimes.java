package io.loquat.softdelete;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * When the sweeper must look into which database. Bounded. Thread-safe by a concurrent map; only
 * one thread takes.
 */
final class DueTimes {
  private final int countMax;
  private final Map<String, Instant> times = new ConcurrentHashMap<>();

  DueTimes(int countMax) {
    this.countMax = countMax;
  }

  /** Keeps the earlier of this time and a known one; false if there is no room. */
  boolean expect(String database, Instant time) {
    if (times.size() >= countMax && !times.containsKey(database)) {
      return false;
    }
    times.merge(database, time, (known, added) -> known.isAfter(added) ? added : known);
    return true;
  }

  /** Takes out the databases whose time has come. */
  List<String> take(Instant now) {
    List<String> due = new ArrayList<>();
    times.forEach(
        (database, time) -> {
          // A time that changes right now is left for the next round.
          if (!time.isAfter(now) && times.remove(database, time)) {
            due.add(database);
          }
        });
    return due;
  }

  int count() {
    return times.size();
  }
}
