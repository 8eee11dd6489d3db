package io.loquat.store.sqlite;

import io.loquat.store.Store.Deadline;
import io.loquat.store.StoreException;
import java.util.OptionalLong;

/**
 * Reads a capped collection in natural order, on and on. Confined to one caller.
 *
 * <p>Its place is the last row it has looked at, match or not, as in MongoDB: so all rows come to
 * Java, and a place that was pushed out is noticed.
 */
final class CappedScan implements RowSource {
  private static final long BEFORE_ALL = Long.MIN_VALUE;

  private final FindPlan plan;
  private final Residual filter;
  private final String sql;
  private long position = BEFORE_ALL;

  /**
   * @param filter of which the plan's SQL is not used
   */
  CappedScan(FindPlan plan, Residual filter) {
    this.plan = plan;
    this.filter = filter;
    this.sql =
        "SELECT "
            + CollectionTable.COLUMNS
            + " FROM "
            + plan.table().name()
            + " NOT INDEXED WHERE rid > ? AND "
            + CollectionTable.condition(plan.visibility()).orElse("TRUE")
            + " ORDER BY rid";
  }

  /** Whether it has seen any row. */
  boolean hasBegun() {
    return position != BEFORE_ALL;
  }

  @Override
  public boolean visit(SqliteConnection connection, Deadline deadline, Visitor visitor) {
    Visit visit = new Visit(connection, deadline);
    RowReader reader = new RowReader(connection, plan.table(), plan.reads().meta());
    try (SqliteRows rows = connection.prepare(sql).bind(position).query()) {
      while (rows.next()) {
        StoredRow row = reader.read(rows);
        position = row.rid();
        boolean wantsMore = !filter.matches(row) || visitor.take(row);
        if (!wantsMore || !visit.goesOn()) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * @throws StoreException.PositionLost if its place was pushed out
   */
  void checkPosition(SqliteConnection connection) {
    if (hasBegun()) {
      checkPosition(connection, plan.table(), OptionalLong.of(position));
    }
  }

  /**
   * @throws StoreException.PositionLost if there is a place, but no row there
   */
  static void checkPosition(
      SqliteConnection connection, CollectionTable table, OptionalLong position) {
    if (position.isPresent() && !isThere(connection, table, position.getAsLong())) {
      throw new StoreException.PositionLost(position.getAsLong());
    }
  }

  private static boolean isThere(SqliteConnection connection, CollectionTable table, long rid) {
    String sql = "SELECT 1 FROM " + table.name() + " WHERE rid = ?";
    try (SqliteRows rows = connection.prepare(sql).bind(rid).query()) {
      return rows.next();
    }
  }
}
