package io.loquat.store.sqlite;

import io.loquat.query.index.IndexSpec;
import io.loquat.query.plan.BoundsCheck;
import io.loquat.query.plan.KeyRange;
import io.loquat.query.plan.PlanNode.IndexScan;
import io.loquat.store.Store.Deadline;
import io.loquat.store.StoreException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Rows whose keys in an index lie in some ranges, in the order of the keys, each row once. Goes on
 * after the last key and rid. Confined to one caller.
 *
 * <p>What the bounds do not settle the evaluator checks on each row, not SQL: so a statement is the
 * same for all queries that use the index, and is prepared once.
 */
final class IndexRows implements RowSource {
  private final EntryReading entries;
  private final List<KeyRange> ranges;
  private final boolean backwards;
  private final @Nullable BoundsCheck check;
  private final Residual residual;
  private final Reading reading;
  private final @Nullable RidSet met;
  private final String startSql;
  private int range;
  private byte @Nullable [] lastKey;
  private long lastRid;

  /**
   * What is read of rows.
   *
   * @param readsMeta whether rows need all that {@code $meta} can read
   * @param readsKey whether rows need the key by which they were found
   */
  record Reading(boolean readsMeta, boolean readsKey, Tally tally) {}

  /**
   * @param met rows that were handed out before, here or by another branch; null where none can
   *     come twice
   */
  IndexRows(
      EntryReading entries,
      IndexScan scan,
      Residual residual,
      Reading reading,
      @Nullable RidSet met) {
    this.entries = entries;
    this.backwards = scan.backwards();
    this.ranges = backwards ? scan.bounds().ranges().reversed() : scan.bounds().ranges();
    this.check = BoundsCheck.of(scan).orElse(null);
    this.residual = residual;
    this.reading = reading;
    this.met = met;
    this.startSql = entries.sql(false, backwards);
  }

  static StoreException killed(IndexSpec index) {
    return new StoreException.PlanKilled(
        "query plan killed :: index '" + index.name() + "' dropped");
  }

  @Override
  public boolean visit(SqliteConnection connection, Deadline deadline, Visitor visitor) {
    Visit visit = new Visit(connection, deadline);
    EntryReader reader = new EntryReader(connection, entries, reading.tally());
    boolean inBlocks = isPlain();
    while (range < ranges.size()) {
      boolean ended =
          inBlocks
              ? visitInBlocks(connection, reader, visit, visitor)
              : visitRange(connection, reader, visit, visitor);
      if (!ended) {
        return true;
      }
      range++;
      lastKey = null;
    }
    return false;
  }

  /** Whether every entry is a row that is handed out as it is. */
  private boolean isPlain() {
    return check == null
        && met == null
        && residual.isEmpty()
        && !reading.readsKey()
        && entries.told().isEmpty();
  }

  /** As {@link #visitRange}, many rows at a time. */
  private boolean visitInBlocks(
      SqliteConnection connection, EntryReader reader, Visit visit, Visitor visitor) {
    reading.tally().seeks++;
    try (SqliteRows rows = open(connection)) {
      RowBlock block = new RowBlock(rows, visit);
      while (!block.isLast()) {
        block.fetch(visitor.room());
        if (!handOut(block, reader, visitor) || !block.isInTime()) {
          if (block.isLast()) {
            range++;
            lastKey = null;
          } else {
            goOn(entries.key(rows), rows.integer(1));
          }
          return false;
        }
      }
    }
    return true;
  }

  /** Whether the visitor wants more. */
  private boolean handOut(RowBlock block, EntryReader reader, Visitor visitor) {
    Tally tally = reading.tally();
    boolean wantsMore = true;
    for (int i = 0; i < block.count(); i++) {
      tally.keys++;
      tally.advanced++;
      wantsMore = visitor.take(reader.read(block, i));
    }
    return wantsMore && !tally.isFull();
  }

  /** Whether the range has been read to its end. */
  private boolean visitRange(
      SqliteConnection connection, EntryReader reader, Visit visit, Visitor visitor) {
    boolean skips = true;
    while (skips) {
      skips = false;
      reading.tally().seeks++;
      try (SqliteRows rows = open(connection)) {
        while (!skips && rows.next()) {
          reading.tally().keys++;
          skips = check != null && skips(check, entries.key(rows));
          boolean wantsMore = skips || take(rows, reader, visitor);
          if (!wantsMore || reading.tally().isFull() || !visit.goesOn()) {
            if (!skips) {
              goOn(entries.key(rows), rows.integer(1));
            }
            return false;
          }
        }
      }
    }
    return true;
  }

  private void goOn(byte[] afterKey, long afterRid) {
    lastKey = afterKey;
    lastRid = afterRid;
  }

  /** Goes on where the next key may be, if this one is outside the bounds of a later field. */
  private boolean skips(BoundsCheck bounds, byte[] key) {
    Optional<byte[]> next = bounds.next(key);
    next.ifPresent(place -> goOn(place, Long.MIN_VALUE));
    return next.isPresent();
  }

  private boolean take(SqliteRows rows, EntryReader reader, Visitor visitor) {
    Tally tally = reading.tally();
    if (met != null && met.contains(rows.integer(1))) {
      tally.dropped++;
      return true;
    }
    Optional<StoredRow> read = reader.read(rows);
    if (read.isEmpty() || !residual.matches(read.get())) {
      return true;
    }
    StoredRow row = read.get();
    if (met != null) {
      // Only now: what does not match here may match in another branch.
      met.add(row.rid());
    }
    tally.advanced++;
    return visitor.take(reading.readsKey() ? keyed(row, entries.key(rows)) : row);
  }

  private StoredRow keyed(StoredRow row, byte[] key) {
    return row.withIndexKey(entries.keys().index().spec().values(row.stored(), key));
  }

  private SqliteRows open(SqliteConnection connection) {
    byte[] from = lastKey;
    KeyRange bounds = ranges.get(range);
    if (from == null) {
      SqliteStatement statement = connection.prepare(startSql);
      return statement.bind(bounds.from()).bind(bounds.to()).query();
    }
    SqliteStatement statement = connection.prepare(entries.sql(true, backwards));
    return backwards
        ? statement.bind(bounds.from()).bind(from).bind(lastRid).query()
        : statement.bind(from).bind(lastRid).bind(bounds.to()).query();
  }
}
