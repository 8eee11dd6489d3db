package io.loquat.store.sqlite;

import java.util.HashMap;
import java.util.Map;

/**
 * Gives new rows their rids. Confined to the lane.
 *
 * <p>A rid is never given twice, even after its row is deleted or its transaction rolled back:
 * cursors and sorts that remember a rid must never find another document there. While the database
 * is open a counter in memory sees to that. Across openings the greatest rid in the table does,
 * together with {@code loquat_collections.next_rid}, which is raised when the last row is deleted.
 */
final class RowIds {
  private final Map<Integer, Long> nextByTable = new HashMap<>();

  long next(SqliteConnection connection, CollectionTable table) {
    Long next = nextByTable.get(table.number());
    long rid = next == null ? Math.max(table.nextRid(), greatest(connection, table) + 1) : next;
    nextByTable.put(table.number(), rid + 1);
    return rid;
  }

  /** To be told of the greatest rid that a statement deleted. */
  void deleted(SqliteConnection connection, CollectionTable table, long rid, String database) {
    if (greatest(connection, table) < rid) {
      long known = nextByTable.getOrDefault(table.number(), table.nextRid());
      long next = Math.max(known, rid + 1);
      new CatalogTable(connection, database).setNextRid(table.number(), next);
      nextByTable.put(table.number(), next);
    }
  }

  private static long greatest(SqliteConnection connection, CollectionTable table) {
    return connection.queryLong("SELECT max(rid) FROM " + table.name());
  }
}
