package io.loquat.store.sqlite;

import io.loquat.concurrency.ExpectedVersion;
import io.loquat.model.CommandException;
import io.loquat.model.SystemFields;
import io.loquat.store.StoreException;
import io.loquat.store.jsonb.JsonbCodec;
import io.loquat.store.jsonb.RootRule;
import io.loquat.store.sqlite.SqliteErrors.UniqueViolation;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** Inserts documents. Confined to the lane. */
final class Inserter {
  private static final byte[] NO_METADATA =
      new JsonbCodec().encode(new BsonDocument(), RootRule.VERBATIM);

  private final LaneTransaction transaction;
  private final IndexEntries entries;
  private final LaneClock clock;
  private final Eviction eviction;

  Inserter(LaneTransaction transaction, IndexEntries entries, LaneClock clock, Eviction eviction) {
    this.transaction = transaction;
    this.entries = entries;
    this.clock = clock;
    this.eviction = eviction;
  }

  void insert(
      CollectionTable table,
      BsonDocument document,
      BsonDocument metadata,
      ExpectedVersion expected) {
    DocumentBytes bytes = DocumentBytes.of(document).checkLength();
    BsonValue id = bytes.id();
    byte[] key = DocumentBytes.key(id);
    if (!expected.allowsInsert()) {
      throw taken(table, id, key, expected);
    }
    long rid;
    try {
      rid = write(table, bytes, key, metadata);
    } catch (UniqueViolation e) {
      throw taken(table, id, key, expected);
    }
    transaction.written(table);
    if (!table.indexes().isEmpty()) {
      index(table, rid, document);
    }
    if (table.capped().isPresent()) {
      eviction.inserted(table, rid, DocumentBytes.of(stored(table, document)).length());
    }
  }

  private void index(CollectionTable table, long rid, BsonDocument document) {
    try {
      entries.insert(table, rid, document);
    } catch (CommandException | StoreException.DuplicateKey e) {
      transaction.connection().prepare(table.deleteSql()).bind(rid).update();
      throw e;
    }
  }

  private static BsonDocument stored(CollectionTable table, BsonDocument document) {
    return table.visible() ? SystemFields.without(document) : document;
  }

  private long write(
      CollectionTable table, DocumentBytes bytes, byte[] key, BsonDocument metadata) {
    SqliteConnection connection = transaction.connection();
    JsonbCodec codec = connection.codec();
    RootRule rule = table.visible() ? RootRule.ID_FIRST_NO_SYSTEM_FIELDS : RootRule.ID_FIRST;
    byte[] data = bytes.toJsonb(codec, rule);
    long rid = transaction.rowIds().next(connection, table);
    connection
        .prepare(table.insertSql())
        .bind(rid)
        .bind(key)
        .bind(clock.now())
        .bind(metadata(codec, metadata))
        .bind(data)
        .update();
    return rid;
  }

  static byte[] metadata(JsonbCodec codec, BsonDocument metadata) {
    return metadata.isEmpty() ? NO_METADATA : codec.encode(metadata, RootRule.VERBATIM);
  }

  private StoreException taken(
      CollectionTable table, BsonValue id, byte[] key, ExpectedVersion expected) {
    String sql = "SELECT _version, _archived FROM " + table.name() + " WHERE _id = ?";
    try (SqliteRows rows = transaction.connection().prepare(sql).bind(key).query()) {
      boolean there = rows.next();
      long actual = there ? rows.integer(1) : ExpectedVersion.ABSENT;
      return expected.accepts(actual)
          ? new StoreException.DuplicateKey(id, there && rows.integer(2) != 0)
          : new StoreException.VersionMismatch(expected, actual, id);
    }
  }
}
