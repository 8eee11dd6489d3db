package io.loquat.store.sqlite;

import io.loquat.store.CappedLimits;
import io.loquat.store.Visibility;
import java.util.Optional;

/**
 * Keeps capped collections within their limits: what is inserted pushes out the oldest documents,
 * in the same transaction, their index entries with them. Confined to the lane.
 *
 * <p>As in MongoDB, the limits are looked at when something is inserted, and the new document stays
 * whatever its size. Archived documents count for nothing and are not pushed out: soft deletes are
 * refused in capped collections.
 */
final class Eviction {
  private final LaneTransaction transaction;
  private final IndexEntries entries;

  Eviction(LaneTransaction transaction, IndexEntries entries) {
    this.transaction = transaction;
    this.entries = entries;
  }

  /** To be told of a document that was inserted, with its length in BSON. */
  void inserted(CollectionTable table, long rid, long bytes) {
    Optional<CappedLimits> limits = table.capped();
    if (limits.isEmpty()) {
      return;
    }
    SqliteConnection connection = transaction.connection();
    transaction.inserts().add(table.info().uuid());
    transaction.pending().write(connection);
    CappedSizes.Size size = transaction.cappedSizes().change(connection, table, 1, bytes);
    while (limits.get().exceededBy(size.documents(), size.bytes())) {
      Optional<StoredRow> oldest = oldestBefore(table, rid);
      if (oldest.isEmpty()) {
        return;
      }
      size = evict(table, oldest.get());
    }
  }

  private CappedSizes.Size evict(CollectionTable table, StoredRow row) {
    SqliteConnection connection = transaction.connection();
    if (!table.indexes().isEmpty()) {
      entries.apply(entries.removing(table, row.rid(), row.stored()));
    }
    connection.prepare(table.deleteSql()).bind(row.rid()).update();
    return transaction.cappedSizes().change(connection, table, -1, -bytes(row));
  }

  private Optional<StoredRow> oldestBefore(CollectionTable table, long rid) {
    SqliteConnection connection = transaction.connection();
    String sql =
        "SELECT "
            + CollectionTable.COLUMNS
            + " FROM "
            + table.name()
            + " NOT INDEXED WHERE rid < ? AND "
            + CollectionTable.condition(Visibility.LIVE).orElseThrow()
            + " ORDER BY rid LIMIT 1";
    try (SqliteRows rows = connection.prepare(sql).bind(rid).query()) {
      return rows.next()
          ? Optional.of(new RowReader(connection, table).read(rows))
          : Optional.empty();
    }
  }

  /** To be told of a live document that was deleted. */
  void deleted(CollectionTable table, StoredRow row) {
    if (table.capped().isPresent()) {
      transaction.cappedSizes().change(transaction.connection(), table, -1, -bytes(row));
    }
  }

  /** To be told of a live document that has another length now. */
  void resized(CollectionTable table, StoredRow before, long bytesNow) {
    if (table.capped().isPresent()) {
      transaction
          .cappedSizes()
          .change(transaction.connection(), table, 0, bytesNow - bytes(before));
    }
  }

  /** A document's length without system fields. */
  static int bytes(StoredRow row) {
    return row.bson().length - row.systemLength();
  }
}
