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
    long before = connection.queryLong("PRAGMA freelist_count");
    if (before == 0 || connection.queryLong("PRAGMA auto_vacuum") != INCREMENTAL) {
      return 0;
    }
    // The pragma moves one page with each row that is asked of it.
    try (SqliteRows rows =
        connection.prepare("PRAGMA incremental_vacuum(" + pagesMax + ")").query()) {
      while (rows.next()) {
        // The rows are empty.
      }
    }
    return (before - connection.queryLong("PRAGMA freelist_count")) * StoreFile.PAGE_BYTES;
  }
}
