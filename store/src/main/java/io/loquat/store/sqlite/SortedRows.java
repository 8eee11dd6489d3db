package io.loquat.store.sqlite;

import io.loquat.store.Store.Deadline;
import io.loquat.store.Visibility;

/**
 * Rows in a sort's order, found by one pass over all matches that kept only keys and rids. Confined
 * to one caller. A row that has changed since then comes as it is now if it still matches; one that
 * is gone, or matches no more, is left out.
 */
final class SortedRows implements RowSource {
  private final CollectionTable table;
  private final Visibility visibility;
  private final SortPass.Order order;
  private final Residual filter;
  private int position;

  SortedRows(CollectionTable table, Visibility visibility, SortPass.Order order, Residual filter) {
    this.table = table;
    this.visibility = visibility;
    this.order = order;
    this.filter = filter;
  }

  @Override
  public boolean visit(SqliteConnection connection, Deadline deadline, Visitor visitor) {
    Visit visit = new Visit(connection, deadline);
    RowReader reader = new RowReader(connection, table);
    while (position < order.size()) {
      boolean wantsMore = visitNext(connection, reader, visitor);
      if (!wantsMore || !visit.goesOn()) {
        break;
      }
    }
    return position < order.size();
  }

  private boolean visitNext(SqliteConnection connection, RowReader reader, Visitor visitor) {
    int at = position++;
    SqliteStatement statement = connection.prepare(table.byRidSql(visibility)).bind(order.rid(at));
    StoredRow row;
    try (SqliteRows rows = statement.query()) {
      if (!rows.next()) {
        return true;
      }
      row = reader.read(rows);
    }
    boolean matches = row.version() == order.version(at) || filter.matches(row);
    return !matches || visitor.take(row);
  }
}
