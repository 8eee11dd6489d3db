package io.loquat.store.sqlite;

import io.loquat.store.Store.Deadline;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Rows of several index scans that have one order, merged in that order, each row once. Confined to
 * one caller. Keys are merged, and a row is read when its key comes; each scan goes on behind the
 * last key that came.
 */
final class MergedRows implements RowSource {
  private final CollectionTable table;
  private final List<MergedKeys> inputs;
  private final FindPlan.Reads reads;
  private final @Nullable RidSet met;

  /**
   * @param met rows that were handed out before, here or by another branch; null where none can
   *     come twice
   */
  MergedRows(
      CollectionTable table, List<MergedKeys> inputs, FindPlan.Reads reads, @Nullable RidSet met) {
    this.table = table;
    this.inputs = List.copyOf(inputs);
    this.reads = reads;
    this.met = met;
  }

  @Override
  public boolean visit(SqliteConnection connection, Deadline deadline, Visitor visitor) {
    Visit visit = new Visit(connection, deadline);
    RowReader reader = new RowReader(connection, table, reads.meta());
    PriorityQueue<MergedKeys> heads = new PriorityQueue<>(MergedKeys.BY_HEAD);
    try {
      for (MergedKeys input : inputs) {
        addIfAny(connection, input, heads);
      }
      while (!heads.isEmpty()) {
        MergedKeys next = heads.remove();
        if (!take(connection, reader, next, visitor) || !visit.goesOn()) {
          return true;
        }
        addIfAny(connection, next, heads);
      }
      return false;
    } finally {
      inputs.forEach(MergedKeys::forget);
    }
  }

  private static void addIfAny(
      SqliteConnection connection, MergedKeys input, PriorityQueue<MergedKeys> heads) {
    if (input.fill(connection)) {
      heads.add(input);
    }
  }

  /** Whether the visitor takes another row. */
  private boolean take(
      SqliteConnection connection, RowReader reader, MergedKeys input, Visitor visitor) {
    MergedKeys.Entry entry = input.take();
    Tally tally = input.tally();
    if (met != null && met.contains(entry.rid())) {
      tally.dropped++;
      return true;
    }
    SqliteStatement statement = connection.prepare(input.keys().rowSql());
    StoredRow row;
    try (SqliteRows rows = statement.bind(entry.key()).bind(entry.rid()).query()) {
      if (!rows.next()) {
        return true;
      }
      row = reader.read(rows);
    }
    tally.documents++;
    if (!input.residual().matches(row)) {
      return true;
    }
    if (met != null) {
      // Only now: what does not match here may match in another branch.
      met.add(entry.rid());
    }
    tally.advanced++;
    return visitor.take(reads.key() ? keyed(input, row, entry.key()) : row);
  }

  private static StoredRow keyed(MergedKeys input, StoredRow row, byte[] key) {
    return row.withIndexKey(input.keys().index().spec().values(row.stored(), key));
  }
}
