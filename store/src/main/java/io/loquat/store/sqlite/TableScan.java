package io.loquat.store.sqlite;

import io.loquat.model.KeyEncoding;
import io.loquat.query.sql.SqlFragment;
import io.loquat.store.Store.Deadline;
import org.jspecify.annotations.Nullable;

/** Reads a table in natural order or by {@code _id}. Confined to one caller. */
final class TableScan implements RowSource {
  private final CollectionTable table;
  private final SqlFragment where;
  private final Residual residual;
  private final Direction direction;
  private @Nullable StoredRow last;

  TableScan(CollectionTable table, SqlFragment where, Residual residual, Direction direction) {
    this.table = table;
    this.where = where;
    this.residual = residual;
    this.direction = direction;
  }

  /** The statement as it starts. */
  static String sql(
      CollectionTable table, SqlFragment where, Direction direction, boolean resumes) {
    return "SELECT "
        + CollectionTable.COLUMNS
        + " FROM "
        + table.name()
        + " "
        + direction.path(table)
        + " WHERE "
        + where.text()
        + (resumes ? " AND " + direction.beyondSql() : "")
        + " ORDER BY "
        + direction.orderSql();
  }

  @Override
  public boolean visit(SqliteConnection connection, Deadline deadline, Visitor visitor) {
    Visit visit = new Visit(deadline);
    RowReader reader = new RowReader(connection, table);
    try (SqliteRows rows = open(connection)) {
      while (rows.next()) {
        StoredRow row = reader.read(rows);
        last = row;
        boolean wantsMore = !residual.matches(row) || visitor.take(row);
        if (!wantsMore || !visit.goesOn()) {
          return true;
        }
      }
    }
    return false;
  }

  private SqliteRows open(SqliteConnection connection) {
    StoredRow from = last;
    SqliteStatement statement = connection.prepare(sql(table, where, direction, from != null));
    Binder.bind(statement, where, connection.codec());
    if (from != null) {
      bindPlace(statement, from);
    }
    return statement.query();
  }

  private void bindPlace(SqliteStatement statement, StoredRow from) {
    if (direction.byId()) {
      statement.bind(KeyEncoding.encode(from.id()));
    } else {
      statement.bind(from.rid());
    }
  }
}
