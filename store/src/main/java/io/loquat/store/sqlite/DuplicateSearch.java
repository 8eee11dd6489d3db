package io.loquat.store.sqlite;

import io.loquat.store.StoreException;
import java.util.Optional;
import org.bson.BsonDocument;

/** Looks for keys that an index has more than once, a range a step. Confined to one caller. */
final class DuplicateSearch {
  private static final int ENTRIES_A_STEP = 100_000;
  private static final byte[] BEFORE_ALL = {};

  private final IndexTable index;
  private byte[] after = BEFORE_ALL;
  private Optional<byte[]> duplicate = Optional.empty();

  DuplicateSearch(IndexTable index) {
    this.index = index;
  }

  /** A key that is there more than once. */
  Optional<byte[]> duplicate() {
    return duplicate;
  }

  /** Looks at the next range; false at the end or if a duplicate was found. */
  boolean step(SqliteConnection connection) {
    Optional<byte[]> upTo =
        key(
            connection
                .prepare(
                    "SELECT key FROM "
                        + index.name()
                        + " WHERE key > ? ORDER BY key LIMIT 1 OFFSET "
                        + ENTRIES_A_STEP)
                .bind(after));
    duplicate =
        upTo.isPresent()
            ? key(connection.prepare(search("key > ? AND key <= ?")).bind(after).bind(upTo.get()))
            : key(connection.prepare(search("key > ?")).bind(after));
    after = upTo.orElse(after);
    return upTo.isPresent() && duplicate.isEmpty();
  }

  private String search(String range) {
    return "SELECT key FROM "
        + index.name()
        + " WHERE "
        + range
        + " GROUP BY key HAVING count(*) > 1 LIMIT 1";
  }

  private static Optional<byte[]> key(SqliteStatement statement) {
    try (SqliteRows rows = statement.query()) {
      return rows.next() ? Optional.of(rows.bytes(1)) : Optional.empty();
    }
  }

  /** What to tell of a duplicate. */
  StoreException problem(SqliteConnection connection, CollectionTable table, byte[] key) {
    return new StoreException.DuplicateKey(
        table.info().namespace(), index.spec(), values(connection, table, key));
  }

  /** The values that make a key. */
  BsonDocument values(SqliteConnection connection, CollectionTable table, byte[] key) {
    String sql =
        "SELECT %s FROM %s WHERE rid = (SELECT rid FROM %s WHERE key = ? LIMIT 1)"
            .formatted(CollectionTable.COLUMNS, table.name(), index.name());
    try (SqliteRows rows = connection.prepare(sql).bind(key).query()) {
      return rows.next()
          ? index.spec().values(new RowReader(connection, table).read(rows).stored(), key)
          : new BsonDocument();
    }
  }
}
