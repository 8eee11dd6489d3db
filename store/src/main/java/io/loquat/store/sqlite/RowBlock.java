package io.loquat.store.sqlite;

/**
 * Rows that are fetched one after another and then decoded one after another: both take less time
 * so than in turns, since the processor's caches hold the code of either. Confined to one visit of
 * one statement.
 */
final class RowBlock {
  private static final int ROWS_MAX = 32;
  private static final int BYTES_MAX = 64 << 10;

  /**
   * More than all of a block but its last row can become: the shortest JSONB node, one byte, is at
   * most twelve bytes of BSON.
   */
  static final int DECODED_BYTES_MAX = 16 * BYTES_MAX;

  private final SqliteRows source;
  private final Visit visit;
  private final byte[][] rows = new byte[ROWS_MAX][];
  private final long[] rids = new long[ROWS_MAX];
  private int count;
  private boolean inTime = true;
  private boolean last;

  RowBlock(SqliteRows source, Visit visit) {
    this.source = source;
    this.visit = visit;
  }

  /**
   * Fetches at least one row, if there is another, and more until the visit is over.
   *
   * @param most how many are wanted
   */
  void fetch(int most) {
    int bytes = 0;
    int wanted = Math.clamp(most, 1, ROWS_MAX);
    count = 0;
    while (count < wanted && bytes < BYTES_MAX && inTime && !last) {
      if (source.next()) {
        byte[] row = RowReader.fetch(source);
        rids[count] = RowReader.rid(source);
        rows[count++] = row;
        bytes += row.length;
        inTime = visit.goesOn();
      } else {
        last = true;
      }
    }
  }

  /** Whether the visit may go on. */
  boolean isInTime() {
    return inTime;
  }

  int count() {
    return count;
  }

  /** Whether the statement has no row beyond. */
  boolean isLast() {
    return last;
  }

  StoredRow decode(int at, RowReader reader) {
    return reader.decode(rids[at], rows[at]);
  }
}
