package io.loquat.store.sqlite;

import io.loquat.store.StoreException;
import io.loquat.store.jsonb.JsonbCodec;
import io.loquat.store.jsonb.JsonbException;
import io.loquat.store.jsonb.SystemValues;
import java.time.DateTimeException;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;

/** Makes documents of rows that have {@link CollectionTable#COLUMNS}. Confined to a connection. */
final class RowReader {
  /** What {@code _version}, {@code _created} and {@code _updated} take at a document's end. */
  private static final int SYSTEM_LENGTH = 3 * (1 + 9 + 8);

  /** What {@code _archived} takes besides. */
  private static final int ARCHIVED_LENGTH = 1 + 10 + 1;

  private static final BsonDocument NO_METADATA = new BsonDocument();

  private final JsonbCodec codec;
  private final SqliteErrors errors;
  private final boolean visible;
  private final boolean readsMeta;

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

  StoredRow read(SqliteRows rows) {
    try {
      return visible ? visible(rows) : hidden(rows);
    } catch (JsonbException | DateTimeException e) {
      throw new StoreException.Unreadable(errors.file() + " holds a damaged document", e);
    }
  }

  private StoredRow visible(SqliteRows rows) {
    SystemValues system = system(rows);
    RowMeta meta = new RowMeta(system.version(), Optional.of(system), metadata(rows), true);
    byte[] bson = codec.decode(rows.bytes(2), system);
    return new StoredRow(rows.integer(1), meta, bson, length(system), Optional.empty());
  }

  private StoredRow hidden(SqliteRows rows) {
    Optional<SystemValues> system = readsMeta ? Optional.of(system(rows)) : Optional.empty();
    RowMeta meta = new RowMeta(rows.integer(3), system, metadata(rows), false);
    return new StoredRow(rows.integer(1), meta, codec.decode(rows.bytes(2)), 0, Optional.empty());
  }

  private static SystemValues system(SqliteRows rows) {
    return new SystemValues(
        rows.integer(3),
        Timestamps.parse(rows.bytes(4)),
        Timestamps.parse(rows.bytes(5)),
        rows.integer(6) != 0);
  }

  private static int length(SystemValues system) {
    return SYSTEM_LENGTH + (system.archived() ? ARCHIVED_LENGTH : 0);
  }

  private BsonDocument metadata(SqliteRows rows) {
    byte[] metadata = rows.bytesOrNull(7);
    return metadata == null ? NO_METADATA : new RawBsonDocument(codec.decode(metadata));
  }
}
