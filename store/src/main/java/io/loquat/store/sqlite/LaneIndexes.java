package io.loquat.store.sqlite;

import io.loquat.query.index.IndexSpec;
import io.loquat.query.index.MultikeyPaths;
import io.loquat.store.IndexInfo;
import io.loquat.store.Visibility;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** Creates, changes and drops indexes. Confined to the lane. */
final class LaneIndexes {
  private static final int DOCUMENTS_AT_ONCE = 1_000;
  private static final long BYTES_AT_ONCE = 4L << 20;

  private final LaneTransaction transaction;
  private final String database;

  LaneIndexes(LaneTransaction transaction, String database) {
    this.transaction = transaction;
    this.database = database;
  }

  /** Makes indexes, at once if the collection is small; else hands out what is to be built. */
  CollectionTable start(
      CollectionTable table, List<IndexSpec> specs, Consumer<RunningBuild> building) {
    CollectionTable current = table;
    if (specs.isEmpty() || isSmall(table)) {
      for (IndexSpec spec : specs) {
        current = create(current, spec);
      }
      return current;
    }
    SqliteConnection connection = transaction.connection();
    List<IndexTable> indexes = new ArrayList<>();
    for (IndexSpec spec : specs) {
      indexes.add(register(current, new IndexInfo(spec, MultikeyPaths.NONE, true)));
      current = transaction.catalog().find(table.info().uuid()).orElseThrow();
    }
    long ridMax = connection.queryLong("SELECT max(rid) FROM " + table.name());
    RunningBuild build =
        new RunningBuild(
            current.info(), indexes, new BuildMarks(ridMax), Counting.all(connection, table));
    transaction.builds().add(build);
    building.accept(build);
    return current;
  }

  /** Whether the lane can wait until all documents are entered. */
  private boolean isSmall(CollectionTable table) {
    String sql =
        "SELECT count(*), total(length(data)) FROM (SELECT data FROM "
            + table.name()
            + " LIMIT "
            + (DOCUMENTS_AT_ONCE + 1)
            + ")";
    try (SqliteRows rows = transaction.connection().prepare(sql).query()) {
      return rows.next()
          && rows.integer(1) <= DOCUMENTS_AT_ONCE
          && rows.integer(2) <= BYTES_AT_ONCE;
    }
  }

  /** Makes an index and enters all live documents, at once. */
  CollectionTable create(CollectionTable table, IndexSpec spec) {
    IndexTable index = register(table, new IndexInfo(spec, MultikeyPaths.NONE, false));
    return fill(transaction.catalog().find(table.info().uuid()).orElseThrow(), index);
  }

  /** Empties indexes and fills them anew, at once. */
  CollectionTable rebuild(CollectionTable table, List<String> names) {
    CollectionTable current = table;
    for (String name : names) {
      IndexTable index = current.index(name).orElseThrow();
      transaction.connection().executeOnce(index.dropSql());
      transaction.connection().executeOnce(index.createSql());
      new CatalogTable(transaction.connection(), database).setHasTypes(index.number());
      IndexInfo emptied = new IndexInfo(index.spec(), MultikeyPaths.NONE, index.building());
      current = change(current.withTypes(index.number()), index, emptied);
      current = fill(current, current.index(name).orElseThrow());
    }
    return current;
  }

  private CollectionTable fill(CollectionTable table, IndexTable index) {
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
        entries.add(table, index, row.rid(), row.stored());
      }
    }
    return transaction.catalog().find(table.info().uuid()).orElseThrow();
  }

  private IndexTable register(CollectionTable table, IndexInfo info) {
    SqliteConnection connection = transaction.connection();
    CatalogTable catalogTable = new CatalogTable(connection, database);
    IndexTable index = new IndexTable(table.number(), catalogTable.takeIndexNumber(), info, true);
    connection.executeOnce(index.createSql());
    catalogTable.insertIndex(table.number(), index);
    CollectionTable indexed = table.withIndex(index);
    transaction.changeCatalog(transaction.catalog().with(indexed));
    transaction.written(indexed);
    return index;
  }

  /** Drops an index; false if there is none of that name. */
  boolean drop(CollectionTable table, String indexName) {
    Optional<IndexTable> index = table.index(indexName);
    index.ifPresent(found -> drop(table, found));
    return index.isPresent();
  }

  /** Drops an index if it is there still. */
  void drop(UUID collection, int index) {
    transaction
        .catalog()
        .find(collection)
        .ifPresent(table -> table.index(index).ifPresent(found -> drop(table, found)));
  }

  private void drop(CollectionTable table, IndexTable index) {
    transaction.connection().executeOnce(index.dropSql());
    new CatalogTable(transaction.connection(), database).deleteIndex(index.number());
    transaction.changeCatalog(transaction.catalog().with(table.withoutIndex(index.number())));
  }

  /** Gives an index another description, which has the same keys. */
  CollectionTable change(CollectionTable table, String indexName, IndexSpec spec) {
    IndexTable index = table.index(indexName).orElseThrow();
    return change(table, index, new IndexInfo(spec, index.info().multikey(), index.building()));
  }

  private CollectionTable change(CollectionTable table, IndexTable index, IndexInfo changed) {
    new CatalogTable(transaction.connection(), database).updateIndex(index.number(), changed);
    CollectionTable after = table.withIndexInfo(index.number(), changed);
    transaction.changeCatalog(transaction.catalog().with(after));
    transaction.written(after);
    return after;
  }
}
