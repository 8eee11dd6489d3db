package io.loquat.store.sqlite;

import io.loquat.model.KeyEncoding;
import io.loquat.store.Store.Deadline;
import org.jspecify.annotations.Nullable;

/** Reads a table in natural order or by {@code _id}. Confined to one caller. */
final class TableScan implements RowSource {
  private final FindPlan plan;
  private final Tally tally;
  private @Nullable StoredRow last;

  TableScan(FindPlan plan, Tally tally) {
    this.plan = plan;
    this.tally = tally;
  }

  /** The statement as it starts. */
  static String sql(FindPlan plan, boolean resumes) {
    return "SELECT "
        + CollectionTable.COLUMNS
        + " FROM "
        + plan.table().name()
        + " "
        + plan.path()
        + " WHERE "
        + (resumes ? "(" + plan.where().text() + ")" : plan.where().text())
        + (resumes ? " AND " + plan.direction().beyondSql() : "")
        + " ORDER BY "
        + plan.direction().orderSql();
  }

  @Override
  public boolean visit(SqliteConnection connection, Deadline deadline, Visitor visitor) {
    Visit visit = new Visit(connection, deadline);
    RowReader reader = new RowReader(connection, plan.table(), plan.reads().meta());
    try (SqliteRows rows = open(connection)) {
      RowBlock block = new RowBlock(rows, visit);
      while (!block.isLast()) {
        block.fetch(visitor.room());
        for (int i = 0; i < block.count(); i++) {
          StoredRow row = block.decode(i, reader);
          last = row;
          if (!take(row, visitor)) {
            return true;
          }
        }
        if (!block.isInTime()) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean take(StoredRow row, Visitor visitor) {
    tally.documents++;
    if (!plan.residual().matches(row)) {
      return true;
    }
    tally.advanced++;
    return visitor.take(row);
  }

  private SqliteRows open(SqliteConnection connection) {
    StoredRow from = last;
    SqliteStatement statement = connection.prepare(sql(plan, from != null));
    Binder.bind(statement, plan.where(), connection.codec());
    if (from != null) {
      bindPlace(statement, from);
    }
    return statement.query();
  }

  private void bindPlace(SqliteStatement statement, StoredRow from) {
    if (plan.direction().byId()) {
      statement.bind(KeyEncoding.encode(from.id()));
    } else {
      statement.bind(from.rid());
    }
  }
}
