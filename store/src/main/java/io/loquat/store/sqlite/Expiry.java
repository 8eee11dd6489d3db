package io.loquat.store.sqlite;

import io.loquat.model.KeyEncoding;
import io.loquat.model.KeyWriter;
import io.loquat.store.ExpiringBy;
import io.loquat.store.Visibility;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonValue;

/**
 * Finds the live documents of a collection that have a time, in the order of their times. Confined
 * to its connection.
 */
final class Expiry {
  private static final Instant FIRST = Instant.ofEpochMilli(Long.MIN_VALUE);
  private static final Instant LAST = Instant.ofEpochMilli(Long.MAX_VALUE);

  private final SqliteConnection connection;
  private final CollectionTable table;
  private final ExpiringBy by;

  Expiry(SqliteConnection connection, CollectionTable table, ExpiringBy by) {
    this.connection = connection;
    this.table = table;
    this.by = by;
  }

  /** The earliest time; empty if no document has one. */
  Optional<Instant> oldest() {
    return by instanceof ExpiringBy.Field(String field)
        ? MeasurementTimes.of(connection, table, field)
            .map(MeasurementTimes::oldest)
            .orElseGet(this::oldestByReading)
        : rids(LAST, 1).stream().findFirst().flatMap(this::read).flatMap(this::time);
  }

  /** The documents with a time up to that one, the first ones first. */
  List<Long> upTo(Instant last, int documentsMax) {
    return by instanceof ExpiringBy.Field(String field)
        ? MeasurementTimes.of(connection, table, field)
            .map(times -> times.upTo(last, millis(last), documentsMax))
            .orElseGet(() -> byReading(last, documentsMax))
        : rids(last, documentsMax);
  }

  /** Whether a document has a time up to that one. */
  boolean isDue(StoredRow row, Instant last) {
    return time(row).filter(time -> !time.isAfter(last)).isPresent();
  }

  private List<Long> rids(Instant last, int documentsMax) {
    return switch (by) {
      case ExpiringBy.Index(String name) ->
          table.index(name).map(index -> byIndex(index, last, documentsMax)).orElse(List.of());
      default ->
          query(
              "SELECT rid FROM "
                  + table.name()
                  + " WHERE _id >= ? AND _id <= ? AND _archived = 0 ORDER BY _id LIMIT ?",
              KeyEncoding.encode(date(FIRST)),
              KeyEncoding.encode(date(last)),
              documentsMax);
    };
  }

  private List<Long> byIndex(IndexTable index, Instant last, int documentsMax) {
    boolean descending = index.spec().fields().getFirst().descending();
    byte[] first = key(FIRST, descending);
    byte[] end = key(last, descending);
    return query(
        "SELECT DISTINCT rid FROM (SELECT rid FROM "
            + index.name()
            + " WHERE key >= ? AND key <= ? ORDER BY key"
            + (descending ? " DESC" : "")
            + " LIMIT ?)",
        descending ? end : first,
        descending ? first : end,
        documentsMax);
  }

  private static byte[] key(Instant time, boolean descending) {
    KeyWriter writer = new KeyWriter();
    writer.append(date(time), descending);
    return writer.toByteArray();
  }

  private static BsonDateTime date(Instant time) {
    return new BsonDateTime(millis(time));
  }

  private static long millis(Instant time) {
    if (time.isAfter(LAST)) {
      return Long.MAX_VALUE;
    }
    return time.isBefore(FIRST) ? Long.MIN_VALUE : time.toEpochMilli();
  }

  private List<Long> query(String sql, byte[] from, byte[] to, int documentsMax) {
    List<Long> found = new ArrayList<>();
    try (SqliteRows rows = connection.prepare(sql).bind(from).bind(to).bind(documentsMax).query()) {
      while (rows.next()) {
        found.add(rows.integer(1));
      }
    }
    return found;
  }

  Optional<StoredRow> read(long rid) {
    try (SqliteRows rows = connection.prepare(table.byRidSql(Visibility.LIVE)).bind(rid).query()) {
      return rows.next()
          ? Optional.of(new RowReader(connection, table).read(rows))
          : Optional.empty();
    }
  }

  private Optional<Instant> time(StoredRow row) {
    return switch (by) {
      case ExpiringBy.Id() -> date(row.id());
      case ExpiringBy.Field(String path) -> date(row.stored().get(path, BsonNull.VALUE));
      case ExpiringBy.Index(String name) ->
          table.index(name).flatMap(index -> earliest(index, row.stored()));
    };
  }

  /** The earliest date among the document's keys. */
  private static Optional<Instant> earliest(IndexTable index, BsonDocument document) {
    return index.spec().keys(document).keys().stream()
        .map(key -> index.spec().values(document, key))
        .flatMap(values -> values.values().stream().flatMap(value -> date(value).stream()))
        .min(Instant::compareTo);
  }

  private static Optional<Instant> date(BsonValue value) {
    return value instanceof BsonDateTime date
        ? Optional.of(Instant.ofEpochMilli(date.getValue()))
        : Optional.empty();
  }

  private List<Long> byReading(Instant last, int documentsMax) {
    List<Long> found = new ArrayList<>();
    readAll(
        row -> {
          if (isDue(row, last)) {
            found.add(row.rid());
          }
          return found.size() < documentsMax;
        });
    return found;
  }

  private Optional<Instant> oldestByReading() {
    List<Instant> oldest = new ArrayList<>(List.of(LAST));
    boolean[] any = {false};
    readAll(
        row -> {
          time(row)
              .ifPresent(
                  time -> {
                    any[0] = true;
                    oldest.set(0, time.isBefore(oldest.getFirst()) ? time : oldest.getFirst());
                  });
          return true;
        });
    return any[0] ? Optional.of(oldest.getFirst()) : Optional.empty();
  }

  private void readAll(RowSource.Visitor visitor) {
    RowReader reader = new RowReader(connection, table, false);
    String sql =
        "SELECT "
            + CollectionTable.COLUMNS
            + " FROM "
            + table.name()
            + " WHERE _archived = 0 ORDER BY rid";
    try (SqliteRows rows = connection.prepare(sql).query()) {
      boolean more = true;
      while (more && rows.next()) {
        more = visitor.take(reader.read(rows));
      }
    }
  }
}
