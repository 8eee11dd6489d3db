package io.loquat.store.sqlite;

import io.loquat.model.KeyTypes;
import io.loquat.store.Visibility;
import java.util.Optional;

/** Makes rows of entries of an index. Confined to a connection. */
final class EntryReader {
  private final SqliteConnection connection;
  private final EntryReading reading;
  private final RowReader documents;
  private final Tally tally;

  /**
   * @param tally counts the documents that are read
   */
  EntryReader(SqliteConnection connection, EntryReading reading, Tally tally) {
    this.connection = connection;
    this.reading = reading;
    this.documents = new RowReader(connection, reading.table(), reading.readsMeta());
    this.tally = tally;
  }

  /** The row of an entry; empty if its document is not there. */
  Optional<StoredRow> read(SqliteRows entry) {
    if (reading.told().isEmpty()) {
      tally.documents++;
      return Optional.of(documents.read(entry));
    }
    KeyTypes types = reading.types(entry);
    long rid = entry.integer(1);
    return types.areUnknown()
        ? document(rid)
        : Optional.of(
            StoredRow.told(rid, reading.told().get().document(reading.key(entry), types)));
  }

  /** The row of an entry that was fetched with its document. */
  StoredRow read(RowBlock entries, int at) {
    tally.documents++;
    return entries.decode(at, documents);
  }

  private Optional<StoredRow> document(long rid) {
    tally.documents++;
    SqliteStatement statement = connection.prepare(reading.table().byRidSql(Visibility.LIVE));
    try (SqliteRows rows = statement.bind(rid).query()) {
      return rows.next() ? Optional.of(documents.read(rows)) : Optional.empty();
    }
  }
}
