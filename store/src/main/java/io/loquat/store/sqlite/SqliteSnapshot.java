package io.loquat.store.sqlite;

import io.loquat.store.CollectionInfo;
import io.loquat.store.CollectionValidation;
import io.loquat.store.ExpiringBy;
import io.loquat.store.Snapshot;
import io.loquat.store.Store.Deadline;
import io.loquat.store.ValidationScope;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.bson.BsonValue;

/** One state of one database, on a connection. Confined to whoever holds the connection. */
final class SqliteSnapshot implements Snapshot {
  private final SqliteConnection connection;
  private final Supplier<Catalog> catalog;
  private final TableStatistics statistics;

  /**
   * @param catalog asked anew each time, since a writer changes its own
   */
  SqliteSnapshot(SqliteConnection connection, Supplier<Catalog> catalog, StoreFile file) {
    this.connection = connection;
    this.catalog = catalog;
    this.statistics = new TableStatistics(connection, file);
  }

  SqliteConnection connection() {
    return connection;
  }

  @Override
  public Optional<CollectionInfo> collection(String name) {
    return catalog.get().find(name).map(CollectionTable::info);
  }

  @Override
  public List<CollectionInfo> collections() {
    return catalog.get().tables().stream().map(CollectionTable::info).toList();
  }

  @Override
  public Optional<Instant> oldestArchived(String collection) {
    return catalog
        .get()
        .find(collection)
        .filter(table -> !table.isView())
        .flatMap(this::oldestArchived);
  }

  private Optional<Instant> oldestArchived(CollectionTable table) {
    String sql = "SELECT _updated FROM %s WHERE _archived = 1 ORDER BY _updated LIMIT 1";
    try (SqliteRows rows = connection.prepare(sql.formatted(table.name())).query()) {
      return rows.next()
          ? Optional.of(Instant.ofEpochMilli(Timestamps.parse(rows.bytes(1))))
          : Optional.empty();
    }
  }

  @Override
  public Optional<Instant> oldestTime(String collection, ExpiringBy by) {
    return catalog
        .get()
        .find(collection)
        .flatMap(table -> new Expiry(connection, table, by).oldest());
  }

  @Override
  public List<Long> expired(String collection, ExpiringBy by, Instant upTo, int documentsMax) {
    return catalog
        .get()
        .find(collection)
        .map(table -> new Expiry(connection, table, by).upTo(upTo, documentsMax))
        .orElse(List.of());
  }

  @Override
  public List<List<BsonValue>> duplicates(String collection, String index, int groupsMax) {
    return catalog
        .get()
        .find(collection)
        .flatMap(
            table ->
                table
                    .index(index)
                    .map(found -> DuplicateGroups.of(connection, table, found, groupsMax)))
        .orElse(List.of());
  }

  @Override
  public CollectionStatistics statistics(String collection) {
    return catalog
        .get()
        .find(collection)
        .filter(table -> !table.isView())
        .map(statistics::of)
        .orElse(CollectionStatistics.NONE);
  }

  @Override
  public Optional<CollectionValidation> validate(
      String collection, ValidationScope scope, Deadline deadline) {
    return catalog
        .get()
        .find(collection)
        .map(table -> new CollectionChecker(connection, table, scope, deadline).check());
  }

  @Override
  public DatabaseStatistics statistics() {
    return statistics.of(catalog.get());
  }
}
