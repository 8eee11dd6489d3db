package io.loquat.store.sqlite;

import io.loquat.model.CommandException;
import io.loquat.store.CollectionValidation;
import io.loquat.store.Store.Deadline;
import io.loquat.store.StoreException;
import io.loquat.store.ValidationScope;
import io.loquat.store.jsonb.BsonConformance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
  private final ValidationScope scope;
  private long invalid;
  private long nonConformant;
  private long offSchema;
  private long live;

  CollectionChecker(
      SqliteConnection connection,
      CollectionTable table,
      ValidationScope scope,
      Deadline deadline) {
    this.connection = connection;
    this.table = table;
    this.scope = scope;
    this.deadline = deadline;
    this.indexes =
        table.indexes().stream()
            .filter(index -> !index.building())
            .map(index -> new IndexCheck(connection, table, index))
            .toList();
  }

  CollectionValidation check() {
    connection.stopAt(deadline);
    try {
      readDocuments();
      return new CollectionValidation(
          live,
          corrupt,
          invalid,
          nonConformant,
          offSchema,
          indexes.stream().map(index -> index.finish(deadline)).toList(),
          scope.file() ? fileProblems() : List.of());
    } finally {
      connection.stopAt(Deadline.NEVER);
    }
  }

  private void readDocuments() {
    RowReader reader = new RowReader(connection, table);
    String sql =
        "SELECT %s, _archived FROM %s ORDER BY rid"
            .formatted(CollectionTable.COLUMNS, table.name());
    int rows = 0;
    try (SqliteRows found = connection.prepare(sql).query()) {
      while (found.next()) {
        if (++rows % ROWS_BETWEEN_LOOKS == 0) {
          Visit.check(deadline);
        }
        boolean archived = found.integer(RowReader.COLUMN_COUNT + 1) != 0;
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
        look(row);
      }
    } catch (StoreException.Unreadable e) {
      invalid++;
      if (corrupt.size() < CORRUPT_NAMED_MAX) {
        corrupt.add(found.integer(1));
      }
    }
  }

  private void look(StoredRow row) {
    if (!BsonConformance.holds(row.storedBson(), scope.allOfBson())) {
      nonConformant++;
    }
    try {
      scope.schema().check(Optional.empty(), row.stored());
    } catch (CommandException e) {
      offSchema++;
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
