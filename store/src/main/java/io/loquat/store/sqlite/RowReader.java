package io.loquat.store.sqlite;

import io.loquat.store.StoreException;
import io.loquat.store.jsonb.JsonbCodec;
import io.loquat.store.jsonb.JsonbException;
import io.loquat.store.jsonb.SystemValues;
import java.time.DateTimeException;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;

/** Makes documents of rows that have {@link #columns}. Confined to a connection. */
final class RowReader {
  static final int COLUMN_COUNT = 2;

  /** What {@code _version}, {@code _created} and {@code _updated} take at a document's end. */
  private static final int SYSTEM_LENGTH = 3 * (1 + 9 + 8);

  /** What {@code _archived} takes besides. */
  private static final int ARCHIVED_LENGTH = 1 + 10 + 1;

  /** Empty metadata is one byte. */
  private static final BsonDocument NO_METADATA = new BsonDocument();

  private final JsonbCodec codec;
  private final SqliteErrors errors;
  private final boolean visible;
  private final boolean readsMeta;

  /**
   * The columns that it reads: the rid, and all else as one, for each is a call into SQLite. The
   * document and the metadata tell their own length.
   *
   * @param table of the columns, with a dot behind it, or nothing
   */
  static String columns(String table) {
    return "%1$srid, concat(%1$sdata, %1$smetadata, ".formatted(table) + RowSystem.sql(table) + ")";
  }

  RowReader(SqliteConnection connection, CollectionTable table) {
    this(connection, table, true);
  }

  /**
   * @param readsMeta whether anybody will read the rows' meta, beyond version and metadata; else a
   *     collection that hides system fields saves reading them
   */
  RowReader(SqliteConnection connection, CollectionTable table, boolean readsMeta) {
    this.readsMeta = readsMeta;
    this.codec = connection.codec();
    this.errors = connection.errors();
    this.visible = table.visible();
  }

  static long rid(SqliteRows rows) {
    return rows.integer(1);
  }

  /** What {@link #decode} makes a row of, but for its rid. */
  static byte[] fetch(SqliteRows rows) {
    return rows.bytes(2);
  }

  StoredRow read(SqliteRows rows) {
    return decode(rid(rows), fetch(rows));
  }

  StoredRow decode(long rid, byte[] row) {
    try {
      int metadata = codec.end(row, 0);
      int end = codec.end(row, metadata);
      Optional<SystemValues> system =
          visible || readsMeta ? Optional.of(RowSystem.values(row, end)) : Optional.empty();
      long version = system.isPresent() ? system.get().version() : RowSystem.version(row, end);
      RowMeta meta = new RowMeta(version, system, metadata(row, metadata, end), visible);
      Optional<SystemValues> shown = visible ? system : Optional.empty();
      byte[] bson = codec.decode(row, 0, metadata, shown);
      int length = shown.isPresent() ? length(shown.get()) : 0;
      return new StoredRow(rid, meta, bson, length, Optional.empty());
    } catch (JsonbException | DateTimeException e) {
      throw new StoreException.Unreadable(errors.file() + " holds a damaged document", e);
    }
  }

  private static int length(SystemValues system) {
    return SYSTEM_LENGTH + (system.archived() ? ARCHIVED_LENGTH : 0);
  }

  private BsonDocument metadata(byte[] row, int from, int to) {
    return to - from > 1
        ? new RawBsonDocument(codec.decode(row, from, to, Optional.empty()))
        : NO_METADATA;
  }
}
