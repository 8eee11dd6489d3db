package io.loquat.store.sqlite;

import io.loquat.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Keeps a database's write-ahead log short. SQLite moves the log into the file by itself every so
 * many pages, but starts the log anew only when no reader is in it; under steady reading it would
 * grow. Confined to the lane.
 */
final class WalBound {
  private static final int COMMITS_BETWEEN_LOOKS = 64;

  /** The lane stands still for this long at most, waiting for readers to leave the log. */
  private static final int WAIT_MILLIS = 200;

  private final Path log;
  private final SqliteSettings settings;
  private int commits;

  WalBound(StoreFile file) {
    this.log = file.path().resolveSibling(file.path().getFileName() + "-wal");
    this.settings = file.settings();
  }

  void committed(SqliteConnection connection) {
    if (++commits % COMMITS_BETWEEN_LOOKS == 0 && bytes() > settings.walBytesMax()) {
      truncate(connection);
    }
  }

  private long bytes() {
    try {
      return Files.exists(log) ? Files.size(log) : 0;
    } catch (IOException e) {
      return 0;
    }
  }

  /** Tries to; the next look comes soon, and what was committed stays committed. */
  void truncate(SqliteConnection connection) {
    try {
      connection.executeOnce("PRAGMA busy_timeout = " + WAIT_MILLIS);
      connection.executeOnce("PRAGMA wal_checkpoint(TRUNCATE)");
    } catch (StoreException e) {
      // A disk that refuses a checkpoint will refuse a commit, which is where it is reported.
    } finally {
      connection.executeOnce("PRAGMA busy_timeout = " + settings.busyTimeoutMax().toMillis());
    }
  }
}
