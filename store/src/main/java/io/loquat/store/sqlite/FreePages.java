package io.loquat.store.sqlite;

/**
 * Pages of a file that hold nothing any more: SQLite's incremental vacuum gives them back, some at
 * a time. Only files made with {@code auto_vacuum = INCREMENTAL} can: in others the pages are used
 * again by later writes, and the file keeps its size.
 */
final class FreePages {
  private static final long INCREMENTAL = 2;

  private FreePages() {}

  /** Gives back at most so many pages; how many bytes that were. Inside the lane's transaction. */
  static long release(SqliteConnection connection, int pagesMax) {
    long before = free(connection);
    if (before == 0 || connection.queryLong("PRAGMA auto_vacuum") != INCREMENTAL) {
      return 0;
    }
    long pages = Math.min(before, pagesMax);
    for (long page = 0; page < pages; page++) {
      // The driver takes one step of a statement without columns, which is one page of this one.
      connection.executeOnce("PRAGMA incremental_vacuum(1)");
    }
    return (before - free(connection)) * StoreFile.PAGE_BYTES;
  }

  private static long free(SqliteConnection connection) {
    return connection.queryLong("PRAGMA freelist_count");
  }
}
