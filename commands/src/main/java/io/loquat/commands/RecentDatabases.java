package io.loquat.commands;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;

/**
 * The databases that were written to a moment ago and so are open. Handing work to one of these
 * never waits for a file, and may be done on an event loop. Thread-safe by Caffeine.
 */
final class RecentDatabases {
  // Much less than the time after which a store closes an idle database.
  private static final Duration FRESH = Duration.ofSeconds(30);
  private static final int NAMES_MAX = 200;

  private final Cache<String, Boolean> names =
      Caffeine.newBuilder()
          .maximumSize(NAMES_MAX)
          .expireAfterAccess(FRESH)
          .executor(Runnable::run)
          .build();

  boolean contains(String database) {
    return names.getIfPresent(database) != null;
  }

  void add(String database) {
    names.put(database, true);
  }
}
