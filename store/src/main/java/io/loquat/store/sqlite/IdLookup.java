package io.loquat.store.sqlite;

import io.loquat.store.Store.Deadline;
import io.loquat.store.Visibility;
import java.util.List;
import java.util.Optional;

/** Looks rows up by their {@code _id}s. Confined to one caller. */
final class IdLookup implements RowSource {
  private final CollectionTable table;
  private final Visibility visibility;
  private final List<byte[]> keys;
  private final Residual residual;
  private final Tally tally;
  private int position;

  /**
   * @param keys in the order in which rows are wanted, each once
   */
  IdLookup(
      CollectionTable table,
      Visibility visibility,
      List<byte[]> keys,
      Residual residual,
      Tally tally) {
    this.tally = tally;
    this.table = table;
    this.visibility = visibility;
    this.keys = keys;
    this.residual = residual;
  }

  @Override
  public boolean visit(SqliteConnection connection, Deadline deadline, Visitor visitor) {
    Visit visit = new Visit(connection, deadline);
    while (position < keys.size()) {
      Optional<StoredRow> row = find(connection, table, visibility, keys.get(position++));
      boolean wantsMore = row.isEmpty() || take(row.get(), visitor);
      if (!wantsMore || !visit.goesOn()) {
        return position < keys.size();
      }
    }
    return false;
  }

  private boolean take(StoredRow row, Visitor visitor) {
    tally.keys++;
    tally.documents++;
    if (!residual.matches(row)) {
      return true;
    }
    tally.advanced++;
    return visitor.take(row);
  }

  static Optional<StoredRow> find(
      SqliteConnection connection, CollectionTable table, Visibility visibility, byte[] key) {
    try (SqliteRows rows = connection.prepare(table.byIdSql(visibility)).bind(key).query()) {
      return rows.next()
          ? Optional.of(new RowReader(connection, table).read(rows))
          : Optional.empty();
    }
  }
}
