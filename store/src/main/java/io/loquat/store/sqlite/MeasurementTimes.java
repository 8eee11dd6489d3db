package io.loquat.store.sqlite;

import io.loquat.store.CollectionKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The times of the measurements of a time-series collection, as SQL finds them: by an index, which
 * there is where measurements expire. Confined to its connection.
 *
 * <p>The text of a date is in the order of time from 1970 to 9999. Other dates have a text that
 * comes after all of those, and are compared as numbers; there are few of them.
 */
final class MeasurementTimes {
  private static final Instant FIRST_TEXT = Instant.EPOCH;
  private static final Instant LAST_TEXT = Instant.parse("9999-12-31T23:59:59.999Z");
  private static final String NUMBERS = "{";

  private final SqliteConnection connection;
  private final String from;
  private final String text;
  private final String number;

  private MeasurementTimes(SqliteConnection connection, CollectionTable table, String path) {
    this.connection = connection;
    this.from = " FROM " + table.name() + " WHERE _archived = 0 AND ";
    this.text = "data->>'" + path + "'";
    this.number = "CAST(data->>'" + path + ".\"$numberLong\"' AS INTEGER)";
  }

  /** The times in a field; empty if its name cannot be said in SQL. */
  static Optional<MeasurementTimes> of(
      SqliteConnection connection, CollectionTable table, String field) {
    return path(field).map(path -> new MeasurementTimes(connection, table, path));
  }

  private static Optional<String> path(String field) {
    boolean plain =
        field.chars().noneMatch(c -> c == '"' || c == '\\' || Character.isISOControl(c));
    return plain
        ? Optional.of("$.\"" + field.replace("'", "''") + "\".\"$date\"")
        : Optional.empty();
  }

  /** Makes the index of a collection whose measurements expire, and drops that of others. */
  static void keepIndex(SqliteConnection connection, CollectionTable table) {
    Optional<String> path =
        table.info().kind() instanceof CollectionKind.TimeSeries series
                && series.expireAfterSeconds().isPresent()
            ? path(series.timeField())
            : Optional.empty();
    String index = table.name() + "_measured";
    connection.executeOnce(
        path.map(
                time ->
                    "CREATE INDEX IF NOT EXISTS "
                        + index
                        + " ON "
                        + table.name()
                        + " (data->>'"
                        + time
                        + "') WHERE _archived = 0")
            .orElse("DROP INDEX IF EXISTS " + index));
  }

  /** The earliest time; empty if there is none. */
  Optional<Instant> oldest() {
    Optional<Instant> byNumber = oldestByNumber();
    Optional<Instant> byText = oldestByText();
    return byNumber.isPresent() && byText.isPresent() && byText.get().isBefore(byNumber.get())
        ? byText
        : byNumber.or(() -> byText);
  }

  private Optional<Instant> oldestByText() {
    try (SqliteRows rows = connection.prepare(oldestByTextSql()).bind(NUMBERS).query()) {
      return rows.next() ? Optional.of(Instant.parse(rows.text(1))) : Optional.empty();
    }
  }

  private Optional<Instant> oldestByNumber() {
    try (SqliteRows rows = connection.prepare(oldestByNumberSql()).bind(NUMBERS).query()) {
      return rows.next() ? Optional.of(Instant.ofEpochMilli(rows.integer(1))) : Optional.empty();
    }
  }

  /** The rids of measurements with a time up to that one, the first ones first. */
  List<Long> upTo(Instant last, long lastMillis, int documentsMax) {
    List<Long> found = new ArrayList<>();
    collect(
        connection.prepare(byNumberSql()).bind(NUMBERS).bind(lastMillis).bind(documentsMax), found);
    if (!last.isBefore(FIRST_TEXT) && found.size() < documentsMax) {
      Instant latestText = last.isAfter(LAST_TEXT) ? LAST_TEXT : last;
      String latest = Timestamps.format(latestText.toEpochMilli());
      collect(
          connection.prepare(byTextSql()).bind(latest).bind(documentsMax - found.size()), found);
    }
    return found;
  }

  String oldestByTextSql() {
    return "SELECT " + text + from + text + " < ? ORDER BY " + text + " LIMIT 1";
  }

  String oldestByNumberSql() {
    return "SELECT " + number + from + text + " >= ? ORDER BY " + number + " LIMIT 1";
  }

  String byTextSql() {
    return "SELECT rid" + from + text + " <= ? ORDER BY " + text + " LIMIT ?";
  }

  String byNumberSql() {
    String wanted = text + " >= ? AND " + number + " <= ?";
    return "SELECT rid" + from + wanted + " ORDER BY " + number + " LIMIT ?";
  }

  private static void collect(SqliteStatement statement, List<Long> found) {
    try (SqliteRows rows = statement.query()) {
      while (rows.next()) {
        found.add(rows.integer(1));
      }
    }
  }
}
