package io.loquat.store.sqlite;

import io.loquat.query.sort.Sort;
import io.loquat.store.Store.Deadline;
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
  private final SortMemory.Share memory;

  /** The last in order is at the head, to be thrown out first. */
  private final PriorityQueue<Entry> entries = new PriorityQueue<>(ORDER.reversed());

  /**
   * @param rowsWanted from the first on; 0 for all
   * @param memory in which the order stays counted, once it is found
   */
  SortPass(Sort sort, long rowsWanted, SortMemory.Share memory) {
    this.sort = sort;
    this.rowsWanted = rowsWanted;
    this.memory = memory;
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
    Order order =
        new Order(
            Arrays.stream(sorted).mapToLong(Entry::rid).toArray(),
            Arrays.stream(sorted).mapToLong(Entry::version).toArray());
    memory.shrinkTo(2L * Long.BYTES * order.size());
    return order;
  }

  @Override
  public boolean take(StoredRow row) {
    add(new Entry(sort.key(row.document(), row.meta()), row.rid(), row.version()));
    if (rowsWanted > 0 && entries.size() > rowsWanted) {
      memory.add(-size(entries.remove()));
    }
    return true;
  }

  @Override
  public int room() {
    return Integer.MAX_VALUE;
  }

  private void add(Entry entry) {
    memory.add(size(entry));
    entries.add(entry);
  }

  private static long size(Entry entry) {
    return entry.key().length + ENTRY_BYTES;
  }
}
