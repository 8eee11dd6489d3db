package io.loquat.store.sqlite;

import io.loquat.concurrency.LaneSettings;
import java.time.Duration;

/**
 * The bounds of a {@link SqliteStore}. Immutable.
 *
 * @param openStoresMax databases that stay open while nobody uses them
 * @param idleTimeMax after which an unused database is closed
 * @param readersPerStore reader connections of one open database
 * @param laneThreads threads that the write lanes of all databases share
 * @param lane the bounds of each write lane
 * @param sortMemoryBytesMax what one sort may hold
 * @param allSortsMemoryBytesMax what all sorts and their open cursors may hold, but at least that
 * @param busyTimeoutMax how long to wait for a lock that another process holds on a file
 * @param walBytesMax beyond which a database's write-ahead log is cut back to nothing
 */
record SqliteSettings(
    int openStoresMax,
    Duration idleTimeMax,
    int readersPerStore,
    int laneThreads,
    LaneSettings lane,
    long sortMemoryBytesMax,
    long allSortsMemoryBytesMax,
    Duration busyTimeoutMax,
    long walBytesMax) {
  static final SqliteSettings DEFAULT =
      new SqliteSettings(
          1_000,
          Duration.ofMinutes(5),
          4,
          Math.max(4, Runtime.getRuntime().availableProcessors()),
          LaneSettings.DEFAULT,
          100L << 20,
          Runtime.getRuntime().maxMemory() / 4,
          Duration.ofSeconds(10),
          64L << 20);

  SqliteSettings {
    if (openStoresMax < 1 || readersPerStore < 1 || laneThreads < 1) {
      throw new IllegalArgumentException("a store needs at least one of each");
    }
  }

  SqliteSettings withOpenStoresMax(int max) {
    return new SqliteSettings(
        max,
        idleTimeMax,
        readersPerStore,
        laneThreads,
        lane,
        sortMemoryBytesMax,
        allSortsMemoryBytesMax,
        busyTimeoutMax,
        walBytesMax);
  }

  SqliteSettings withSortMemoryBytesMax(long max, long allMax) {
    return new SqliteSettings(
        openStoresMax,
        idleTimeMax,
        readersPerStore,
        laneThreads,
        lane,
        max,
        allMax,
        busyTimeoutMax,
        walBytesMax);
  }

  SqliteSettings withBusyTimeoutMax(Duration max) {
    return new SqliteSettings(
        openStoresMax,
        idleTimeMax,
        readersPerStore,
        laneThreads,
        lane,
        sortMemoryBytesMax,
        allSortsMemoryBytesMax,
        max,
        walBytesMax);
  }
}
