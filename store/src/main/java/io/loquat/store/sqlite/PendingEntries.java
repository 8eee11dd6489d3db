package io.loquat.store.sqlite;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Entries of indexes that a command's inserts have still to write. Confined to the lane.
 *
 * <p>Many entries in one statement take half the time, and nothing can refuse those of an index
 * that takes duplicates. They are written before the command does or reads anything else, and
 * before its savepoint is released; forgotten when anything is rolled back.
 */
final class PendingEntries {
  private static final int ENTRIES_MAX = 4_000;
  private static final long BYTES_MAX = 4L << 20;

  private final Map<IndexTable, List<IndexEntry>> entries = new HashMap<>();
  private int count;
  private long bytes;

  void add(SqliteConnection connection, IndexTable index, IndexEntry entry) {
    entries.computeIfAbsent(index, _ -> new ArrayList<>()).add(entry);
    count++;
    bytes += entry.key().length;
    if (count >= ENTRIES_MAX || bytes >= BYTES_MAX) {
      write(connection);
    }
  }

  void write(SqliteConnection connection) {
    if (count > 0) {
      entries.forEach((index, some) -> write(connection, index, some));
      forget();
    }
  }

  /** In the order of the keys, so that neighbours are written while their page is at hand. */
  private static void write(
      SqliteConnection connection, IndexTable index, List<IndexEntry> entries) {
    Collections.sort(entries);
    int rows = IndexTable.ROWS_OF_MANY;
    int at = 0;
    for (; at + rows <= entries.size(); at += rows) {
      write(connection.prepare(index.insertManySql()), entries.subList(at, at + rows));
    }
    for (; at < entries.size(); at++) {
      write(connection.prepare(index.insertSql()), entries.subList(at, at + 1));
    }
  }

  private static void write(SqliteStatement insert, List<IndexEntry> entries) {
    entries.forEach(
        entry -> insert.bind(entry.key()).bind(entry.rid()).bind(entry.types().toBytes()));
    insert.update();
  }

  void forget() {
    entries.clear();
    count = 0;
    bytes = 0;
  }
}
