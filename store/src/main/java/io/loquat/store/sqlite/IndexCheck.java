package io.loquat.store.sqlite;

import io.loquat.model.CommandException;
import io.loquat.model.KeyTypes;
import io.loquat.query.index.IndexKeys;
import io.loquat.query.index.MultikeyPaths;
import io.loquat.store.CollectionValidation.Entry;
import io.loquat.store.CollectionValidation.IndexValidation;
import io.loquat.store.Store.Deadline;
import io.loquat.store.Visibility;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;

/** Compares one index with the documents that a {@link CollectionChecker} reads. As confined. */
final class IndexCheck {
  private static final int NAMED_MAX = 100;
  private static final int ROWS_BETWEEN_LOOKS = 64;

  private final SqliteConnection connection;
  private final CollectionTable table;
  private final IndexTable index;
  private final List<Entry> missing = new ArrayList<>();
  private final List<Entry> extra = new ArrayList<>();
  private MultikeyPaths arrays = MultikeyPaths.NONE;
  private long found;
  private long missingCount;
  private long extraCount;

  IndexCheck(SqliteConnection connection, CollectionTable table, IndexTable index) {
    this.connection = connection;
    this.table = table;
    this.index = index;
  }

  /** Looks for the entries of a live document. */
  void see(StoredRow row) {
    IndexKeys keys = keys(row);
    arrays = arrays.with(keys.multikey());
    for (byte[] key : keys.keys()) {
      if (has(key, row.rid(), keys.types())) {
        found++;
      } else {
        missingCount++;
        note(missing, row, key);
      }
    }
  }

  /** A document that cannot be in the index should have no entries. */
  private IndexKeys keys(StoredRow row) {
    try {
      return index.spec().keys(row.stored());
    } catch (CommandException e) {
      return IndexKeys.NONE;
    }
  }

  private boolean has(byte[] key, long rid, KeyTypes types) {
    SqliteStatement statement = connection.prepare(index.hasSql());
    try (SqliteRows rows = statement.bind(key).bind(rid).bind(types.toBytes()).query()) {
      return rows.next();
    }
  }

  private void note(List<Entry> entries, StoredRow row, byte[] key) {
    if (entries.size() < NAMED_MAX) {
      entries.add(
          new Entry(row.rid(), Optional.of(row.id()), index.spec().values(row.stored(), key)));
    }
  }

  /** What was found, after all documents were seen. */
  IndexValidation finish(Deadline deadline) {
    long entries = connection.queryLong("SELECT count(*) FROM " + index.name());
    if (entries != found) {
      findExtra(deadline);
    }
    return new IndexValidation(
        index.spec(),
        entries,
        missingCount,
        missing,
        extraCount,
        extra,
        !index.info().multikey().with(arrays).equals(index.info().multikey()),
        duplicate());
  }

  private void findExtra(Deadline deadline) {
    RowReader reader = new RowReader(connection, table);
    int rows = 0;
    try (SqliteRows entries = connection.prepare("SELECT key, rid FROM " + index.name()).query()) {
      while (entries.next()) {
        if (++rows % ROWS_BETWEEN_LOOKS == 0) {
          Visit.check(deadline);
        }
        look(reader, entries.bytes(1), entries.integer(2));
      }
    }
  }

  private void look(RowReader reader, byte[] key, long rid) {
    String sql = table.byRidSql(Visibility.LIVE);
    try (SqliteRows rows = connection.prepare(sql).bind(rid).query()) {
      Optional<StoredRow> row = rows.next() ? Optional.of(reader.read(rows)) : Optional.empty();
      boolean right =
          row.isPresent()
              && keys(row.get()).keys().stream().anyMatch(one -> Arrays.equals(one, key));
      if (!right) {
        extraCount++;
        if (extra.size() < NAMED_MAX) {
          extra.add(new Entry(rid, row.map(StoredRow::id), new BsonDocument()));
        }
      }
    }
  }

  private Optional<BsonDocument> duplicate() {
    if (!index.spec().unique()) {
      return Optional.empty();
    }
    DuplicateSearch search = new DuplicateSearch(index);
    boolean more = true;
    while (more) {
      more = search.step(connection);
    }
    return search.duplicate().map(key -> search.values(connection, table, key));
  }
}
