package io.loquat.store.sqlite;

import io.loquat.model.KeyEncoding;
import io.loquat.store.Store.PointRead;
import io.loquat.store.Visibility;
import java.util.Optional;
import java.util.function.Function;
import org.bson.BsonValue;

/** Lookups by {@code _id} on the caller's thread, which may be an event loop: they never wait. */
final class PointReads {
  private static final Optional<PointRead> ABSENT =
      Optional.of(new PointRead(Optional.empty(), Optional.empty()));

  private PointReads() {}

  /** Empty if it cannot be answered at once. */
  static Optional<PointRead> tryGet(ObjectStore store, String collection, BsonValue id) {
    CollectionTable table = store.catalog().findOrNull(collection);
    if (table == null) {
      return ABSENT;
    }
    if (table.isView()) {
      return Optional.empty();
    }
    byte[] key = KeyEncoding.encode(id);
    return counted(
        table.idUsage(),
        tryRead(
            store, table, connection -> IdLookup.find(connection, table, Visibility.LIVE, key)));
  }

  /** By a unique index on the field; empty also if there is none. */
  static Optional<PointRead> tryGet(
      ObjectStore store, String collection, String field, BsonValue value) {
    CollectionTable table = store.catalog().findOrNull(collection);
    UniqueLookup lookup = table == null ? null : table.uniqueLookup(field);
    return table == null || lookup == null
        ? Optional.empty()
        : counted(
            lookup.usage(),
            tryRead(store, table, connection -> lookup.find(connection, table, value)));
  }

  private static Optional<PointRead> counted(IndexUsage usage, Optional<PointRead> read) {
    if (read.isPresent()) {
      usage.add();
    }
    return read;
  }

  private static Optional<PointRead> tryRead(
      ObjectStore store,
      CollectionTable table,
      Function<SqliteConnection, Optional<StoredRow>> read) {
    return store
        .tryRead(read)
        .map(row -> new PointRead(row.map(Function.identity()), Optional.of(table.info())));
  }
}
