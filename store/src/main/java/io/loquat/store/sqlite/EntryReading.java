package io.loquat.store.sqlite;

import io.loquat.model.KeyTypes;
import io.loquat.query.index.KeyFields;
import java.util.Optional;

/**
 * How rows are made of the entries of an index: of their documents, or of what keys tell of these.
 * Immutable.
 *
 * @param told what keys tell, if that is enough
 * @param readsMeta whether rows of documents need all that {@code $meta} can read
 */
record EntryReading(
    CollectionTable table, KeyTable keys, Optional<KeyFields> told, boolean readsMeta) {
  private static final int DOCUMENTS_KEY_COLUMN = RowReader.COLUMN_COUNT + 1;
  private static final int TYPES_COLUMN = 2;
  private static final int TOLD_KEY_COLUMN = 3;

  /** Reads documents. */
  static EntryReading ofDocuments(CollectionTable table, KeyTable keys, boolean readsMeta) {
    return new EntryReading(table, keys, Optional.empty(), readsMeta);
  }

  /** Reads keys, and documents only where keys do not tell them. */
  static EntryReading ofKeys(CollectionTable table, KeyTable keys) {
    KeyFields told = new KeyFields(keys.index().spec());
    return new EntryReading(table, keys, Optional.of(told), false);
  }

  /** As {@link KeyTable#rowsSql}. The first column is the rid. */
  String sql(boolean resumes, boolean backwards) {
    return told.isPresent() ? keys.toldSql(resumes, backwards) : keys.rowsSql(resumes, backwards);
  }

  byte[] key(SqliteRows entry) {
    return entry.bytes(told.isPresent() ? TOLD_KEY_COLUMN : DOCUMENTS_KEY_COLUMN);
  }

  /** What the key of an entry leaves out of its values. */
  KeyTypes types(SqliteRows entry) {
    return told.isPresent() ? KeyTypes.of(entry.bytesOrNull(TYPES_COLUMN)) : KeyTypes.UNKNOWN;
  }
}
