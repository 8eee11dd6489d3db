package io.loquat.store.sqlite;

import io.loquat.store.CappedLimits;
import io.loquat.store.Visibility;

/**
 * Copies the newest documents of a collection into an empty capped one: as many as fit, and at
 * least one. Confined to the lane.
 *
 * <p>Rows are copied as they are, with versions and times: the documents do not change.
 */
final class CappedCopy {
  private static final String LIVE = CollectionTable.condition(Visibility.LIVE).orElseThrow();

  private final LaneTransaction transaction;

  CappedCopy(LaneTransaction transaction) {
    this.transaction = transaction;
  }

  void run(CollectionTable from, CollectionTable to) {
    SqliteConnection connection = transaction.connection();
    Newest newest = newest(from, to.capped().orElseThrow());
    String columns = "rid, _id, _version, _archived, _created, _updated, metadata, data";
    connection
        .prepare(
            "INSERT INTO %s (%s) SELECT %s FROM %s NOT INDEXED WHERE rid >= ? AND %s ORDER BY rid"
                .formatted(to.name(), columns, columns, from.name(), LIVE))
        .bind(newest.firstRid())
        .update();
    CappedSizes.Size size = newest.size();
    transaction.cappedSizes().change(connection, to, size.documents(), size.bytes());
  }

  /** The last rows of a table. */
  private record Newest(long firstRid, CappedSizes.Size size) {}

  private Newest newest(CollectionTable from, CappedLimits limits) {
    SqliteConnection connection = transaction.connection();
    RowReader reader = new RowReader(connection, from);
    Newest newest = new Newest(Long.MAX_VALUE, new CappedSizes.Size(0, 0));
    String sql =
        "SELECT %s FROM %s NOT INDEXED WHERE %s ORDER BY rid DESC"
            .formatted(CollectionTable.COLUMNS, from.name(), LIVE);
    try (SqliteRows rows = connection.prepare(sql).query()) {
      while (rows.next()) {
        StoredRow row = reader.read(rows);
        CappedSizes.Size size = newest.size().plus(1, Eviction.bytes(row));
        if (size.documents() > 1 && limits.exceededBy(size.documents(), size.bytes())) {
          return newest;
        }
        newest = new Newest(row.rid(), size);
      }
    }
    return newest;
  }
}
