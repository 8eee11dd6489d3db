package io.loquat.store.sqlite;

import io.loquat.store.Snapshot.CollectionStatistics;
import io.loquat.store.Snapshot.DatabaseStatistics;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Sizes of tables. Confined to its connection. Counting pages and bytes means reading every page of
 * a table, so in a large file they are estimated: each table gets a share of the file by its rows.
 */
final class TableStatistics {
  /** 128 MiB at our page size: a fraction of a second from the page cache. */
  private static final long PAGES_COUNTED_MAX = 16_384;

  /** Documents whose sizes are added up; of more, the average of the first stands for all. */
  private static final int DOCUMENTS_MEASURED_MAX = 50_000;

  private static final int ROW_OVERHEAD_BYTES = 70;
  private static final int RID_BYTES = 8;
  private static final String ID_INDEX = "_id_";

  private final SqliteConnection connection;
  private final StoreFile file;

  TableStatistics(SqliteConnection connection, StoreFile file) {
    this.connection = connection;
    this.file = file;
  }

  CollectionStatistics of(CollectionTable table) {
    long documents = Counting.all(connection, table);
    long archived = Counting.archived(connection, table);
    long bytes = documentBytes(table, documents + archived);
    if (connection.queryLong("PRAGMA page_count") > PAGES_COUNTED_MAX) {
      return estimate(table, documents, archived, bytes);
    }
    Map<String, Long> indexes = new LinkedHashMap<>();
    indexes.put(
        ID_INDEX,
        treeBytes(table.idIndex())
            + treeBytes(table.archivedIndex())
            + treeBytes(table.archivedByTimeIndex()));
    for (IndexTable index : table.indexes()) {
      indexes.put(index.spec().name(), treeBytes(index.name()));
    }
    return new CollectionStatistics(documents, archived, bytes, treeBytes(table.name()), indexes);
  }

  DatabaseStatistics of(Catalog catalog) {
    long documents = 0;
    long bytes = 0;
    long storage = 0;
    long indexes = 0;
    long indexBytes = 0;
    List<CollectionTable> tables =
        catalog.tables().stream().filter(table -> !table.isView()).toList();
    for (CollectionTable table : tables) {
      CollectionStatistics one = of(table);
      documents += one.documents();
      bytes += one.documentBytes();
      storage += one.storageBytes();
      indexes += one.indexSizes().size();
      indexBytes += one.indexBytes();
    }
    return new DatabaseStatistics(
        tables.size(),
        catalog.tables().size() - (long) tables.size(),
        documents,
        bytes,
        storage,
        indexes,
        indexBytes,
        connection.queryLong("PRAGMA freelist_count") * StoreFile.PAGE_BYTES,
        fileBytes());
  }

  private long documentBytes(CollectionTable table, long rows) {
    RowReader reader = new RowReader(connection, table, false);
    long bytes = 0;
    long measured = 0;
    String sql =
        "SELECT %s FROM %s LIMIT %s"
            .formatted(CollectionTable.COLUMNS, table.name(), DOCUMENTS_MEASURED_MAX);
    try (SqliteRows found = connection.prepare(sql).query()) {
      while (found.next()) {
        bytes += reader.read(found).bson().length;
        measured++;
      }
    }
    return measured == 0 || measured >= rows ? bytes : (long) ((double) bytes / measured * rows);
  }

  private CollectionStatistics estimate(
      CollectionTable table, long documents, long archived, long bytes) {
    long keyAverage =
        connection.queryLong(
            "SELECT CAST(avg(i) AS INTEGER) FROM (SELECT length(_id) AS i FROM "
                + table.name()
                + " LIMIT 1000)");
    long rows = documents + archived;
    Map<String, Long> indexes = new LinkedHashMap<>();
    indexes.put(ID_INDEX, rows * (keyAverage + RID_BYTES));
    for (IndexTable index : table.indexes()) {
      indexes.put(index.spec().name(), rows * (keyAverage + RID_BYTES));
    }
    return new CollectionStatistics(
        documents, archived, bytes, bytes + rows * (keyAverage + ROW_OVERHEAD_BYTES), indexes);
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
