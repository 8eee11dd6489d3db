package io.loquat.store.sqlite;

import io.loquat.store.Snapshot.CollectionStatistics;
import io.loquat.store.Snapshot.DatabaseStatistics;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/**
 * Sizes of tables. Confined to its connection. Counting pages and bytes means reading every page of
 * a table, so in a large file they are estimated: each table gets a share of the file by its rows.
 */
final class TableStatistics {
  /** 128 MiB at our page size: a fraction of a second from the page cache. */
  private static final long PAGES_COUNTED_MAX = 16_384;

  private final SqliteConnection connection;
  private final StoreFile file;

  TableStatistics(SqliteConnection connection, StoreFile file) {
    this.connection = connection;
    this.file = file;
  }

  CollectionStatistics of(CollectionTable table) {
    long documents = Counting.all(connection, table);
    long archived = Counting.archived(connection, table);
    if (connection.queryLong("PRAGMA page_count") > PAGES_COUNTED_MAX) {
      return estimate(table, documents, archived);
    }
    long bytes = connection.queryLong("SELECT sum(length(data)) FROM " + table.name());
    long indexes =
        treeBytes(table.idIndex())
            + treeBytes(table.archivedIndex())
            + treeBytes(table.archivedByTimeIndex());
    return new CollectionStatistics(documents, archived, bytes, treeBytes(table.name()), indexes);
  }

  DatabaseStatistics of(Catalog catalog) {
    long documents = 0;
    long bytes = 0;
    long storage = 0;
    long indexes = 0;
    List<CollectionTable> tables =
        catalog.tables().stream().filter(table -> !table.isView()).toList();
    for (CollectionTable table : tables) {
      CollectionStatistics one = of(table);
      documents += one.documents();
      bytes += one.documentBytes();
      storage += one.storageBytes();
      indexes += one.indexBytes();
    }
    return new DatabaseStatistics(tables.size(), documents, bytes, storage, indexes, fileBytes());
  }

  /** From the first rows, whose average stands for all. */
  private CollectionStatistics estimate(CollectionTable table, long documents, long archived) {
    String sample =
        "SELECT %s FROM (SELECT length(data) AS d, length(_id) AS i FROM "
            + table.name()
            + " LIMIT 1000)";
    long average = connection.queryLong(sample.formatted("CAST(avg(d) AS INTEGER)"));
    long keyAverage = connection.queryLong(sample.formatted("CAST(avg(i) AS INTEGER)"));
    long rowOverhead = 70;
    long rows = documents + archived;
    return new CollectionStatistics(
        documents,
        archived,
        rows * average,
        rows * (average + keyAverage + rowOverhead),
        rows * (keyAverage + 8));
  }

  private long treeBytes(String tree) {
    try (SqliteRows rows =
        connection
            .prepare("SELECT pgsize FROM dbstat WHERE name = ? AND aggregate = 1")
            .bind(tree)
            .query()) {
      return rows.next() ? rows.integer(1) : 0;
    }
  }

  private long fileBytes() {
    try {
      return Files.size(file.path());
    } catch (IOException e) {
      return 0;
    }
  }
}
