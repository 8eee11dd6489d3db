package io.loquat.store.sqlite;

import io.loquat.query.sort.Sort;
import io.loquat.store.Store.Deadline;
import io.loquat.store.StoreException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * One pass over rows that finds their order. Confined to one caller. Holds keys and rids, no
 * documents; where only the first few rows are wanted, no more than those.
 */
final class SortPass implements RowSource.Visitor {
  private static final long ENTRY_BYTES = 64L;

  /** Ties come in natural order. */
  private static final Comparator<Entry> ORDER =
      Comparator.comparing(Entry::key, Arrays::compareUnsigned).thenComparingLong(Entry::rid);

  private final Sort sort;
  private final long rowsWanted;
  private final long bytesMax;

  /** The last in order is at the head, to be thrown out first. */
  private final PriorityQueue<Entry> entries = new PriorityQueue<>(ORDER.reversed());

  private long bytes;

  /**
   * @param rowsWanted from the first on; 0 for all
   */
  SortPass(Sort sort, long rowsWanted, long bytesMax) {
    this.sort = sort;
    this.rowsWanted = rowsWanted;
    this.bytesMax = bytesMax;
  }

  private record Entry(byte[] key, long rid, long version) {}

  /** Rows in their order, without the rows. Immutable. */
  record Order(long[] rids, long[] versions) {
    int size() {
      return rids.length;
    }

    long rid(int at) {
      return rids[at];
    }

    long version(int at) {
      return versions[at];
    }
  }

  Order run(RowSource rows, SqliteConnection connection, Deadline deadline) {
    boolean more = true;
    while (more) {
      more = rows.visit(connection, deadline, this);
    }
    Entry[] sorted = entries.toArray(Entry[]::new);
    entries.clear();
    Arrays.sort(sorted, ORDER);
    return new Order(
        Arrays.stream(sorted).mapToLong(Entry::rid).toArray(),
        Arrays.stream(sorted).mapToLong(Entry::version).toArray());
  }

  @Override
  public boolean take(StoredRow row) {
    add(new Entry(sort.key(row.document(), row.meta()), row.rid(), row.version()));
    if (rowsWanted > 0 && entries.size() > rowsWanted) {
      bytes -= size(entries.remove());
    }
    return true;
  }

  private void add(Entry entry) {
    bytes += size(entry);
    if (bytes > bytesMax) {
      throw new StoreException.LimitReached("Sort exceeded memory limit of " + bytesMax + " bytes");
    }
    entries.add(entry);
  }

  private static long size(Entry entry) {
    return entry.key().length + ENTRY_BYTES;
  }
}
