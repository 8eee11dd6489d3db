package io.loquat.store.sqlite;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drops the indexes whose build did not end before the process did: what was written meanwhile is
 * marked in memory only, so that nobody could finish them. Stateless.
 */
final class UnfinishedIndexes {
  private static final Logger LOG = LoggerFactory.getLogger(UnfinishedIndexes.class);

  private UnfinishedIndexes() {}

  /** Drops them from a file that has just been opened; returns its catalog without them. */
  static Catalog drop(SqliteConnection writer, CatalogTable catalogTable) {
    Catalog catalog = catalogTable.load();
    if (catalog.tables().stream().noneMatch(UnfinishedIndexes::any)) {
      return catalog;
    }
    writer.executeOnce("BEGIN IMMEDIATE");
    try {
      catalog.tables().forEach(table -> drop(writer, catalogTable, table));
      writer.executeOnce("COMMIT");
    } catch (RuntimeException e) {
      writer.executeOnce("ROLLBACK");
      throw e;
    }
    return catalogTable.load();
  }

  private static boolean any(CollectionTable table) {
    return table.indexes().stream().anyMatch(IndexTable::building);
  }

  private static void drop(
      SqliteConnection writer, CatalogTable catalogTable, CollectionTable table) {
    table.indexes().stream()
        .filter(IndexTable::building)
        .forEach(
            index -> {
              writer.executeOnce(index.dropSql());
              catalogTable.deleteIndex(index.number());
              LOG.atWarn()
                  .addKeyValue("collection", table.info().namespace())
                  .addKeyValue("index", index.spec().name())
                  .log("an index whose build did not end was dropped");
            });
  }
}
