package io.loquat.store.sqlite;

import io.loquat.query.index.IndexSpec;
import io.loquat.query.index.MultikeyPaths;
import io.loquat.store.IndexInfo;
import io.loquat.store.Visibility;
import java.util.Optional;

/** Creates, changes and drops indexes. Confined to the lane. */
final class LaneIndexes {
  private final LaneTransaction transaction;
  private final String database;

  LaneIndexes(LaneTransaction transaction, String database) {
    this.transaction = transaction;
    this.database = database;
  }

  /** Makes an index and enters all live documents, at once. */
  CollectionTable create(CollectionTable table, IndexSpec spec) {
    IndexTable index = register(table, new IndexInfo(spec, MultikeyPaths.NONE, false));
    String name = table.info().namespace().collection();
    CollectionTable registered = transaction.catalog().find(name).orElseThrow();
    IndexEntries entries = new IndexEntries(transaction, database);
    SqliteConnection connection = transaction.connection();
    RowReader reader = new RowReader(connection, table);
    String sql = CollectionTable.condition(Visibility.LIVE).orElseThrow();
    try (SqliteRows rows =
        connection
            .prepare(
                "SELECT " + CollectionTable.COLUMNS + " FROM " + table.name() + " WHERE " + sql)
            .query()) {
      while (rows.next()) {
        StoredRow row = reader.read(rows);
        entries.add(registered, index, row.rid(), row.stored());
      }
    }
    return transaction.catalog().find(name).orElseThrow();
  }

  private IndexTable register(CollectionTable table, IndexInfo info) {
    SqliteConnection connection = transaction.connection();
    CatalogTable catalogTable = new CatalogTable(connection, database);
    IndexTable index = new IndexTable(table.number(), catalogTable.takeIndexNumber(), info);
    connection.executeOnce(index.createSql());
    catalogTable.insertIndex(table.number(), index);
    transaction.changeCatalog(transaction.catalog().with(table.withIndex(index)));
    return index;
  }

  /** Drops an index; false if there is none of that name. */
  boolean drop(CollectionTable table, String indexName) {
    Optional<IndexTable> index = table.index(indexName);
    index.ifPresent(found -> drop(table, found));
    return index.isPresent();
  }

  private void drop(CollectionTable table, IndexTable index) {
    transaction.connection().executeOnce(index.dropSql());
    new CatalogTable(transaction.connection(), database).deleteIndex(index.number());
    transaction.changeCatalog(transaction.catalog().with(table.withoutIndex(index.number())));
  }

  /** Gives an index another description, which has the same keys. */
  CollectionTable change(CollectionTable table, String indexName, IndexSpec spec) {
    IndexTable index = table.index(indexName).orElseThrow();
    IndexInfo changed = new IndexInfo(spec, index.info().multikey(), index.building());
    new CatalogTable(transaction.connection(), database).updateIndex(index.number(), changed);
    CollectionTable after = table.withIndexInfo(index.number(), changed);
    transaction.changeCatalog(transaction.catalog().with(after));
    return after;
  }
}
