package io.loquat.store.sqlite;

import io.loquat.store.Visibility;
import io.loquat.store.WriteTransaction.RestoreRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The way out of a collection's archive: back to life, or for good. Confined to the lane. */
final class Archive {
  private static final Instant YEAR_0 = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant YEAR_9999 = Instant.parse("9999-12-31T23:59:59.999Z");

  private final LaneTransaction transaction;
  private final IndexEntries entries;
  private final LaneClock clock;
  private final String database;

  Archive(LaneTransaction transaction, IndexEntries entries, LaneClock clock, String database) {
    this.transaction = transaction;
    this.entries = entries;
    this.clock = clock;
    this.database = database;
  }

  long restore(CollectionTable table, RestoreRequest request) {
    FindPlan plan = FindPlan.plain(table, request.filter(), Visibility.ARCHIVED, Optional.empty());
    Matches matches =
        new Matches(
            transaction.connection(),
            plan,
            request.filter(),
            request.expected(),
            request.deadline());
    if (!request.multi()) {
      Optional<StoredRow> first = matches.first(0);
      first.ifPresent(row -> restore(table, row));
      return first.isPresent() ? 1 : 0;
    }
    long[] count = {0};
    matches.each(
        row -> {
          restore(table, row);
          count[0]++;
        });
    return count[0];
  }

  private void restore(CollectionTable table, StoredRow row) {
    if (!table.indexes().isEmpty()) {
      entries.insert(table, row.rid(), row.stored());
    }
    transaction.written(table);
    transaction.connection().prepare(table.restoreSql()).bind(clock.now()).bind(row.rid()).update();
  }

  long purgeBefore(CollectionTable table, Instant archivedBefore, int documentsMax) {
    List<Long> rids = archivedBefore(table, archivedBefore, documentsMax);
    SqliteConnection connection = transaction.connection();
    long greatest = 0;
    for (long rid : rids) {
      connection.prepare(table.deleteSql()).bind(rid).update();
      greatest = Math.max(greatest, rid);
    }
    transaction.rowIds().deleted(connection, table, greatest, database);
    return rids.size();
  }

  private List<Long> archivedBefore(CollectionTable table, Instant time, int documentsMax) {
    List<Long> rids = new ArrayList<>();
    try (SqliteRows rows =
        transaction
            .connection()
            .prepare(oldestSql(table.name()))
            .bind(Timestamps.format(withinFourDigits(time).toEpochMilli()))
            .bind(documentsMax)
            .query()) {
      while (rows.next()) {
        rids.add(rows.integer(1));
      }
    }
    return rids;
  }

  /** By the index of times if there is one. Parameters: time, how many. */
  static String oldestSql(String table) {
    return "SELECT rid FROM "
        + table
        + " WHERE _archived = 1 AND _updated < ? ORDER BY _updated, rid LIMIT ?";
  }

  /** Times are compared as text, which works for years of four digits. */
  private static Instant withinFourDigits(Instant time) {
    if (time.isBefore(YEAR_0)) {
      return YEAR_0;
    }
    return time.isAfter(YEAR_9999) ? YEAR_9999 : time;
  }

  void indexByTime(CollectionTable table) {
    transaction.connection().executeOnce(table.createArchivedByTimeIndexSql());
  }
}
