package io.loquat.store.sqlite;

import io.loquat.store.StoredDocument;
import io.loquat.store.jsonb.JsonbCodec;
import io.loquat.store.jsonb.RootRule;
import io.loquat.store.jsonb.SystemValues;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonDocument;

/**
 * Reads and writes documents with all that belongs to them, so that a collection can move to
 * another file. Confined to the lane.
 */
final class Copying {
  /** A turn of the lane holds about that much at most, but one document at least. */
  private static final long BYTES_MAX = 4 << 20;

  private final LaneTransaction transaction;
  private final IndexEntries entries;

  Copying(LaneTransaction transaction, IndexEntries entries) {
    this.transaction = transaction;
    this.entries = entries;
  }

  /** The next documents in natural order, archived ones among them; none if there are no more. */
  List<StoredDocument> next(CollectionTable table, long afterRecordId) {
    SqliteConnection connection = transaction.connection();
    RowReader reader = new RowReader(connection, table, true);
    List<StoredDocument> documents = new ArrayList<>();
    long bytes = 0;
    String sql =
        "SELECT %s FROM %s WHERE rid > ? ORDER BY rid"
            .formatted(CollectionTable.COLUMNS, table.name());
    try (SqliteRows rows = connection.prepare(sql).bind(afterRecordId).query()) {
      while (bytes < BYTES_MAX && rows.next()) {
        StoredRow row = reader.read(rows);
        documents.add(row);
        bytes += row.bson().length;
      }
    }
    return documents;
  }

  /** Inserts a document as it was elsewhere: with its version, times and metadata. */
  void adopt(CollectionTable table, StoredDocument document) {
    SqliteConnection connection = transaction.connection();
    JsonbCodec codec = connection.codec();
    BsonDocument stored = document.stored();
    DocumentBytes bytes = DocumentBytes.of(stored);
    SystemValues system = ((StoredRow) document).meta().values().orElseThrow();
    long rid = transaction.rowIds().next(connection, table);
    String sql =
        "INSERT INTO "
            + table.name()
            + " (rid, _id, _version, _archived, _created, _updated, metadata, data)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
    connection
        .prepare(sql)
        .bind(rid)
        .bind(DocumentBytes.key(bytes.id()))
        .bind(system.version())
        .bind(system.archived() ? 1 : 0)
        .bind(Timestamps.format(system.createdMillis()))
        .bind(Timestamps.format(system.updatedMillis()))
        .bind(Inserter.metadata(codec, document.metadata()))
        .bind(bytes.toJsonb(codec, RootRule.VERBATIM))
        .update();
    if (!system.archived() && !table.indexes().isEmpty()) {
      entries.insert(table, rid, stored);
    }
  }
}
