package io.loquat.store.sqlite;

import io.loquat.query.bounds.KeyBounds;
import io.loquat.query.plan.KeyRange;
import io.loquat.query.plan.PlanNode.IndexScan;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Objects;

/**
 * The keys of one index scan on their way into a merge: a few are read ahead, without documents.
 * Confined to one caller.
 */
final class MergedKeys {
  /** In the order in which they are merged; each has a key ahead. */
  static final Comparator<MergedKeys> BY_HEAD = Comparator.comparing(MergedKeys::head);

  private static final int RID_COLUMN = 1;
  private static final int KEY_COLUMN = 2;
  private static final int AHEAD_MIN = 2;
  private static final int AHEAD_MAX = 64;
  private static final Place START = new Place(0, new byte[0], 0, false);

  private final KeyTable keys;
  private final List<KeyRange> ranges;
  private final boolean backwards;
  private final int fixedBytes;
  private final Residual residual;
  private final Tally tally;
  private final boolean repeats;
  private final Deque<Entry> ahead = new ArrayDeque<>();

  /** How many keys are read next time. */
  private int count = AHEAD_MIN;

  private Place taken = START;
  private Place read = START;

  /** A key, and what of it is merged: of a scan that goes backwards its complement. */
  record Entry(byte[] key, long rid, byte[] order, int range) implements Comparable<Entry> {
    @Override
    public int compareTo(Entry other) {
      int byOrder = Arrays.compareUnsigned(order, other.order);
      return byOrder != 0 ? byOrder : Long.compare(rid, other.rid);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Entry entry && compareTo(entry) == 0;
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(order) * 31 + Long.hashCode(rid);
    }
  }

  /** Behind a key and its rid in a range, or at the range's beginning. */
  private record Place(int range, byte[] key, long rid, boolean within) {}

  /**
   * @param fixedBytes how many bytes of the keys come before what is merged
   */
  MergedKeys(KeyTable keys, IndexScan scan, int fixedBytes, Residual residual, Tally tally) {
    this.keys = keys;
    this.backwards = scan.backwards();
    this.ranges = backwards ? scan.bounds().ranges().reversed() : scan.bounds().ranges();
    this.fixedBytes = fixedBytes;
    this.residual = residual;
    this.tally = tally;
    this.repeats = scan.multikey().isMultikey() || keys.index().multikey().isMultikey();
  }

  KeyTable keys() {
    return keys;
  }

  Residual residual() {
    return residual;
  }

  Tally tally() {
    return tally;
  }

  /** Whether a document may have several of the keys. */
  boolean repeats() {
    return repeats;
  }

  Entry head() {
    return Objects.requireNonNull(ahead.peekFirst());
  }

  /** Takes the head, behind which it goes on. */
  Entry take() {
    Entry entry = ahead.removeFirst();
    taken = new Place(entry.range(), entry.key(), entry.rid(), true);
    tally.keys++;
    return entry;
  }

  /** Reads ahead if nothing is; whether there is a key. */
  boolean fill(SqliteConnection connection) {
    while (ahead.isEmpty() && read.range() < ranges.size()) {
      if (readRange(connection)) {
        read = new Place(read.range() + 1, new byte[0], 0, false);
      }
    }
    return !ahead.isEmpty();
  }

  /** Whether the range has been read to its end. */
  private boolean readRange(SqliteConnection connection) {
    tally.seeks++;
    try (SqliteRows rows = open(connection)) {
      for (int i = 0; i < count; i++) {
        if (!rows.next()) {
          return true;
        }
        byte[] key = rows.bytes(KEY_COLUMN);
        read = new Place(read.range(), key, rows.integer(RID_COLUMN), true);
        ahead.addLast(new Entry(key, read.rid(), order(key), read.range()));
      }
    }
    count = Math.min(AHEAD_MAX, 2 * count);
    return false;
  }

  private byte[] order(byte[] key) {
    byte[] merged = Arrays.copyOfRange(key, Math.min(fixedBytes, key.length), key.length);
    return backwards ? KeyBounds.inverted(merged) : merged;
  }

  private SqliteRows open(SqliteConnection connection) {
    KeyRange bounds = ranges.get(read.range());
    SqliteStatement statement = connection.prepare(keys.keysSql(read.within(), backwards));
    if (!read.within()) {
      return statement.bind(bounds.from()).bind(bounds.to()).query();
    }
    return backwards
        ? statement.bind(bounds.from()).bind(read.key()).bind(read.rid()).query()
        : statement.bind(read.key()).bind(read.rid()).bind(bounds.to()).query();
  }

  /** Forgets what is read ahead, which may be of the past when it goes on. */
  void forget() {
    ahead.clear();
    read = taken;
    count = AHEAD_MIN;
  }
}
