package io.loquat.store.sqlite;

import io.loquat.query.plan.PlanNode.IndexScan;
import io.loquat.store.FindQuery;
import io.loquat.store.Visibility;
import java.util.Optional;

/** Counts rows, in SQL where SQL decides alone. */
final class Counting {
  private Counting() {}

  /** All rows that are not archived, from two indexes. */
  static long all(SqliteConnection connection, CollectionTable table) {
    return connection.queryLong(
        "SELECT (SELECT count(*) FROM %1$s) - (SELECT count(*) FROM %1$s WHERE _archived = 1)"
            .formatted(table.name()));
  }

  /** All rows that are seen. */
  static long all(SqliteConnection connection, CollectionTable table, Visibility visibility) {
    return switch (visibility) {
      case LIVE -> all(connection, table);
      case ARCHIVED -> archived(connection, table);
      case ALL -> connection.queryLong("SELECT count(*) FROM " + table.name());
    };
  }

  /** All rows that are archived, from their index. */
  static long archived(SqliteConnection connection, CollectionTable table) {
    return connection.queryLong("SELECT count(*) FROM " + table.name() + " WHERE _archived = 1");
  }

  static long count(SqliteConnection connection, FindPlan plan, FindQuery query) {
    long most = query.rowsWanted();
    long matches;
    Optional<IndexScan> keys = CountedKeys.scan(plan);
    if (keys.isPresent()) {
      matches = CountedKeys.count(connection, plan.table(), keys.get(), query.deadline(), most);
      if (PlanIndexes.of(plan).haveNewArrays()) {
        matches = visiting(connection, plan, query, most);
      }
    } else if (plan.indexed().isPresent()
        || plan.keys().isPresent()
        || !plan.residual().isEmpty()) {
      matches = visiting(connection, plan, query, most);
    } else if (plan.everyRow() && most == Long.MAX_VALUE) {
      matches = all(connection, plan.table(), plan.visibility());
    } else {
      matches = inSql(connection, plan, most);
    }
    return Math.max(0, Math.min(matches, most) - query.skip());
  }

  private static long inSql(SqliteConnection connection, FindPlan plan, long most) {
    SqliteStatement statement =
        connection.prepare(
            "SELECT count(*) FROM (SELECT 1 FROM %s %s WHERE %s LIMIT ?)"
                .formatted(plan.table().name(), path(plan), plan.where().text()));
    Binder.bind(statement, plan.where(), connection.codec());
    try (SqliteRows rows = statement.bind(most).query()) {
      return rows.next() ? rows.integer(1) : 0;
    }
  }

  /** Archived rows are few; among all others, SQLite finds its way by itself. */
  private static String path(FindPlan plan) {
    return plan.visibility() == Visibility.ARCHIVED ? plan.path() : "";
  }

  private static long visiting(
      SqliteConnection connection, FindPlan plan, FindQuery query, long most) {
    long[] count = {0};
    RowSource rows = RowsAmidArrays.of(plan, query.filter());
    boolean more = true;
    while (more && count[0] < most) {
      more = rows.visit(connection, query.deadline(), row -> ++count[0] < most);
    }
    return count[0];
  }
}
