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
  static final int COLUMN_COUNT = 5;

  /** What {@code _version}, {@code _created} and {@code _updated} take at a document's end. */
  private static final int SYSTEM_LENGTH = 3 * (1 + 9 + 8);

  /** What {@code _archived} takes besides. */
  private static final int ARCHIVED_LENGTH = 1 + 10 + 1;

  /** Empty metadata is one byte and not worth reading. */
  private static final BsonDocument NO_METADATA = new BsonDocument();

  private final JsonbCodec codec;
  private final SqliteErrors errors;
  private final boolean visible;
  private final boolean readsMeta;

  /**
   * The columns that it reads: as few as can be, for each costs as much to fetch as it takes to
   * decode a small document.
   *
   * @param table of the columns, with a dot behind it, or nothing
   */
  static String columns(String table) {
    return "%1$srid, %1$sdata, %1$s_version, ".formatted(table)
        + RowTimes.sql(table)
        + ", %1$smetadata".formatted(table);
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

  StoredRow read(SqliteRows rows) {
    try {
      return visible ? visible(rows) : hidden(rows);
    } catch (JsonbException | DateTimeException e) {
      throw new StoreException.Unreadable(errors.file() + " holds a damaged document", e);
    }
  }

  private StoredRow visible(SqliteRows rows) {
    byte[] times = rows.bytes(4);
    SystemValues system = RowTimes.system(rows.integer(3), times);
    RowMeta meta = new RowMeta(system.version(), Optional.of(system), metadata(rows, times), true);
    byte[] bson = codec.decode(rows.bytes(2), system);
    return new StoredRow(rows.integer(1), meta, bson, length(system), Optional.empty());
  }

  private StoredRow hidden(SqliteRows rows) {
    byte[] times = rows.bytes(4);
    long version = rows.integer(3);
    Optional<SystemValues> system =
        readsMeta ? Optional.of(RowTimes.system(version, times)) : Optional.empty();
    RowMeta meta = new RowMeta(version, system, metadata(rows, times), false);
    return new StoredRow(rows.integer(1), meta, codec.decode(rows.bytes(2)), 0, Optional.empty());
  }

  private static int length(SystemValues system) {
    return SYSTEM_LENGTH + (system.archived() ? ARCHIVED_LENGTH : 0);
  }

  private BsonDocument metadata(SqliteRows rows, byte[] times) {
    return RowTimes.haveMetadata(times)
        ? new RawBsonDocument(codec.decode(rows.bytes(5)))
        : NO_METADATA;
  }
}
