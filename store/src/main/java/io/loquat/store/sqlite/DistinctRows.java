package io.loquat.store.sqlite;

import io.loquat.query.bounds.KeyBounds;
import io.loquat.query.index.KeyPrefix;
import io.loquat.query.plan.KeyRange;
import io.loquat.query.plan.PlanNode.DistinctScan;
import io.loquat.store.Store.Deadline;
import java.util.List;
import java.util.Optional;

/**
 * At least one row for each value that the keys of an index have in a field, in the order of the
 * keys. Confined to one caller.
 *
 * <p>Keys do not tell their values, so a row is read for each; then it goes on behind all keys of
 * that value. Goes on after the last key and rid.
 */
final class DistinctRows implements RowSource {
  private static final int KEY_COLUMN = 8;

  private final CollectionTable table;
  private final List<KeyRange> ranges;
  private final KeyPrefix prefix;
  private final boolean readsMeta;
  private final Tally tally;
  private final String sql;

  /** Whether no two keys have the same value: then the next key is the next value. */
  private final boolean alone;

  private int range;
  private byte[] key = {};
  private long rid = Long.MIN_VALUE;

  /** What is to be done behind a row. */
  private enum Next {
    VALUE,
    RANGE,
    PAUSE
  }

  DistinctRows(
      CollectionTable table, KeyTable keys, DistinctScan scan, boolean readsMeta, Tally tally) {
    this.table = table;
    this.ranges = scan.bounds().ranges();
    this.prefix = new KeyPrefix(scan.index(), scan.fields());
    this.readsMeta = readsMeta;
    this.tally = tally;
    this.sql = keys.rowsSql(true, false);
    boolean unique = scan.index().unique() || scan.index().equals(KeyTable.ID);
    this.alone = unique && scan.fields() == scan.index().fields().size();
    begin();
  }

  private void begin() {
    if (range < ranges.size()) {
      goOn(ranges.get(range).from(), Long.MIN_VALUE);
    }
  }

  private void goOn(byte[] afterKey, long afterRid) {
    key = afterKey;
    rid = afterRid;
  }

  @Override
  public boolean visit(SqliteConnection connection, Deadline deadline, Visitor visitor) {
    Visit visit = new Visit(connection, deadline);
    RowReader reader = new RowReader(connection, table, readsMeta);
    while (range < ranges.size()) {
      switch (seek(connection, reader, visit, visitor)) {
        case VALUE -> {}
        case RANGE -> {
          range++;
          begin();
        }
        case PAUSE -> {
          return true;
        }
      }
    }
    return false;
  }

  private Next seek(SqliteConnection connection, RowReader reader, Visit visit, Visitor visitor) {
    tally.seeks++;
    SqliteStatement statement = connection.prepare(sql);
    try (SqliteRows rows = statement.bind(key).bind(rid).bind(ranges.get(range).to()).query()) {
      while (rows.next()) {
        StoredRow row = reader.read(rows);
        boolean skips = passed(row, rows.bytes(KEY_COLUMN));
        if (!visitor.take(row) || !visit.goesOn()) {
          return Next.PAUSE;
        }
        if (skips) {
          return Next.VALUE;
        }
      }
    }
    return Next.RANGE;
  }

  /** Notes where to go on; whether that is a place further than the next key. */
  private boolean passed(StoredRow row, byte[] at) {
    tally.keys++;
    tally.documents++;
    tally.advanced++;
    goOn(at, row.rid());
    Optional<byte[]> value = alone ? Optional.empty() : prefix.ofValue(row.stored(), at);
    value.ifPresent(bytes -> goOn(KeyBounds.afterAll(bytes), Long.MIN_VALUE));
    return value.isPresent();
  }
}
