package io.loquat.store.sqlite;

import io.loquat.model.KeyTypes;
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
 * <p>Behind each it goes on after all keys of that value. A document is read only where the key
 * does not tell its values. Goes on after the last key and rid.
 */
final class DistinctRows implements RowSource {
  private final EntryReading entries;
  private final List<KeyRange> ranges;
  private final KeyPrefix prefix;
  private final PlanIndexes indexes;
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

  /**
   * @param indexes the scan's
   */
  DistinctRows(EntryReading entries, DistinctScan scan, PlanIndexes indexes, Tally tally) {
    this.entries = entries;
    this.ranges = scan.bounds().ranges();
    this.prefix = new KeyPrefix(scan.index(), scan.fields());
    this.indexes = indexes;
    this.tally = tally;
    this.sql = entries.sql(true, false);
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
    EntryReader reader = new EntryReader(connection, entries, tally);
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

  private Next seek(SqliteConnection connection, EntryReader reader, Visit visit, Visitor visitor) {
    tally.seeks++;
    SqliteStatement statement = connection.prepare(sql);
    try (SqliteRows rows = statement.bind(key).bind(rid).bind(ranges.get(range).to()).query()) {
      while (rows.next()) {
        tally.keys++;
        byte[] at = entries.key(rows);
        Optional<StoredRow> row = reader.read(rows);
        goOn(at, rows.integer(1));
        if (row.isEmpty()) {
          continue;
        }
        tally.advanced++;
        boolean skips = passed(row.get(), at, entries.types(rows));
        if (!visitor.take(row.get()) || !visit.goesOn()) {
          return Next.PAUSE;
        }
        if (skips) {
          return Next.VALUE;
        }
      }
    }
    return Next.RANGE;
  }

  /**
   * Notes where to go on, if that is a place further than the next key; whether it is. A document
   * with an array that is new to the index may be no match, and another of the value be one.
   */
  private boolean passed(StoredRow row, byte[] at, KeyTypes types) {
    if (alone || indexes.haveNewArrays()) {
      return false;
    }
    Optional<byte[]> value =
        types.areUnknown() ? prefix.ofValue(row.stored(), at) : prefix.ofKey(at, types);
    value.ifPresent(bytes -> goOn(KeyBounds.afterAll(bytes), Long.MIN_VALUE));
    return value.isPresent();
  }
}
