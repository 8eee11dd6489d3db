package io.loquat.store.sqlite;

import io.loquat.store.CollectionValidation;
import io.loquat.store.Store.Deadline;
import io.loquat.store.StoreException;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks one collection: that each document can be read, and that each index has an entry for each
 * key of each live document, and no other. Reads one snapshot; writes nothing. Confined to its
 * connection.
 */
final class CollectionChecker {
  private static final int CORRUPT_NAMED_MAX = 100;
  private static final int ROWS_BETWEEN_LOOKS = 64;

  private final SqliteConnection connection;
  private final CollectionTable table;
  private final Deadline deadline;
  private final List<IndexCheck> indexes;
  private final List<Long> corrupt = new ArrayList<>();
  private long invalid;
  private long live;

  CollectionChecker(SqliteConnection connection, CollectionTable table, Deadline deadline) {
    this.connection = connection;
    this.table = table;
    this.deadline = deadline;
    this.indexes =
        table.indexes().stream()
            .filter(index -> !index.building())
            .map(index -> new IndexCheck(connection, table, index))
            .toList();
  }

  /**
   * @param full whether SQLite checks its own structures too, page by page
   */
  CollectionValidation check(boolean full) {
    connection.stopAt(deadline);
    try {
      readDocuments();
      return new CollectionValidation(
          live,
          corrupt,
          invalid,
          indexes.stream().map(index -> index.finish(deadline)).toList(),
          full ? fileProblems() : List.of());
    } finally {
      connection.stopAt(Deadline.NEVER);
    }
  }

  private void readDocuments() {
    RowReader reader = new RowReader(connection, table);
    String sql = "SELECT " + CollectionTable.COLUMNS + " FROM " + table.name() + " ORDER BY rid";
    int rows = 0;
    try (SqliteRows found = connection.prepare(sql).query()) {
      while (found.next()) {
        if (++rows % ROWS_BETWEEN_LOOKS == 0) {
          Visit.check(deadline);
        }
        boolean archived = found.integer(6) != 0;
        live += archived ? 0 : 1;
        read(reader, found, archived);
      }
    }
  }

  private void read(RowReader reader, SqliteRows found, boolean archived) {
    try {
      StoredRow row = reader.read(found);
      if (!archived) {
        indexes.forEach(index -> index.see(row));
      }
    } catch (StoreException.Unreadable e) {
      invalid++;
      if (corrupt.size() < CORRUPT_NAMED_MAX) {
        corrupt.add(found.integer(1));
      }
    }
  }

  private List<String> fileProblems() {
    List<String> problems = new ArrayList<>();
    checkTree(table.name(), problems);
    table.indexes().forEach(index -> checkTree(index.name(), problems));
    return problems;
  }

  private void checkTree(String tree, List<String> problems) {
    try (SqliteRows rows = connection.prepare("PRAGMA integrity_check(" + tree + ")").query()) {
      while (rows.next()) {
        String line = rows.text(1);
        if (!line.equals("ok")) {
          problems.add(line);
        }
      }
    }
  }
}
