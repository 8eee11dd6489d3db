package io.loquat.store.sqlite;

import io.loquat.store.Store.Deadline;
import java.util.function.Consumer;

/**
 * A visit to the live documents of a collection in natural order, which ends before its read
 * transaction is old. Confined to one caller.
 */
final class BuildScan {
  private final long ridMax;
  private long last;
  private long rows;

  /**
   * @param after where to go on
   * @param ridMax where to end
   */
  BuildScan(long after, long ridMax) {
    this.last = after;
    this.ridMax = ridMax;
  }

  /** The last row that was seen. */
  long last() {
    return last;
  }

  /** How many were seen. */
  long rows() {
    return rows;
  }

  /**
   * @return whether there may be more rows
   */
  boolean visit(SqliteConnection connection, CollectionTable table, Consumer<StoredRow> action) {
    RowReader reader = new RowReader(connection, table, false);
    Visit visit = new Visit(connection, Deadline.NEVER);
    String sql =
        "SELECT "
            + CollectionTable.COLUMNS
            + " FROM "
            + table.name()
            + " WHERE rid > ? AND rid <= ? AND _archived = 0 ORDER BY rid";
    try (SqliteRows found = connection.prepare(sql).bind(last).bind(ridMax).query()) {
      while (found.next()) {
        StoredRow row = reader.read(found);
        action.accept(row);
        last = row.rid();
        rows++;
        if (!visit.goesOn()) {
          return true;
        }
      }
      return false;
    }
  }
}
