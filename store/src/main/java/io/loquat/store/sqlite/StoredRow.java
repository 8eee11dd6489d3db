package io.loquat.store.sqlite;

import io.loquat.query.meta.MetaField;
import io.loquat.store.StoredDocument;
import io.loquat.store.jsonb.SystemValues;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;

/**
 * A row of a collection's table, decoded. Immutable.
 *
 * @param rid its place in natural order
 * @param bson the document as the client sees it
 * @param systemLength how many of its bytes, before the final zero, are system fields
 * @param indexKey the values of the key by which it was found, if that was asked for
 */
record StoredRow(
    long rid, RowMeta meta, byte[] bson, int systemLength, Optional<BsonDocument> indexKey)
    implements StoredDocument {
  private static final int LENGTH_BYTES = 4;

  /** A row of which only some fields are known, and nothing of what {@code $meta} reads. */
  static StoredRow told(long rid, BsonDocument fields) {
    DocumentBytes bytes = DocumentBytes.of(fields);
    byte[] bson =
        Arrays.copyOfRange(bytes.array(), bytes.offset(), bytes.offset() + bytes.length());
    return new StoredRow(rid, RowMeta.UNKNOWN, bson, 0, Optional.empty());
  }

  /** The same row with further values that the query's filter computed of it. */
  StoredRow with(Map<MetaField, BsonValue> computed) {
    return new StoredRow(rid, meta.with(computed), bson, systemLength, indexKey);
  }

  /** The same row with the key by which it was found. */
  StoredRow withIndexKey(BsonDocument values) {
    return new StoredRow(rid, meta, bson, systemLength, Optional.of(values));
  }

  @Override
  public long version() {
    return meta.version();
  }

  @Override
  public long recordId() {
    return rid;
  }

  /** Whether it is archived; of a row that was read with its system values. */
  boolean archived() {
    return meta.values().map(SystemValues::archived).orElse(false);
  }

  @Override
  public BsonDocument metadata() {
    return meta.metadata();
  }

  @Override
  public RawBsonDocument document() {
    return new RawBsonDocument(bson);
  }

  @Override
  public RawBsonDocument stored() {
    return systemLength == 0 ? document() : new RawBsonDocument(storedBson());
  }

  /** The document's bytes without system fields. */
  byte[] storedBson() {
    if (systemLength == 0) {
      return bson;
    }
    int length = bson.length - systemLength;
    byte[] stored = Arrays.copyOf(bson, length);
    stored[length - 1] = 0;
    for (int i = 0; i < LENGTH_BYTES; i++) {
      stored[i] = (byte) (length >>> (8 * i));
    }
    return stored;
  }

  BsonValue id() {
    return document().get("_id", BsonNull.VALUE);
  }
}
