package io.loquat.store.sqlite;

import io.loquat.store.Store.Deadline;
import io.loquat.store.StoreException;

/**
 * How long one visit of a {@link RowSource} may last, so that no read transaction lives long, and
 * the command's deadline. Both are looked at every few rows. Confined to the visit.
 */
final class Visit {
  private final long started = System.nanoTime();
  private final Length length;
  private final Deadline deadline;
  private int rows;

  /** How long a visit is. */
  enum Length {
    /** On a thread that may wait. */
    USUAL(64, 50_000_000),
    /** On a thread that others wait for. */
    BRIEF(4, 1_000_000);

    private final int rowsBetweenLooks;
    private final long nanosMax;

    Length(int rowsBetweenLooks, long nanosMax) {
      this.rowsBetweenLooks = rowsBetweenLooks;
      this.nanosMax = nanosMax;
    }
  }

  Visit(SqliteConnection connection, Deadline deadline) {
    this.length = connection.visits();
    this.deadline = deadline;
  }

  /** Counts a row; false once it is time to let others go ahead. */
  boolean goesOn() {
    if (++rows % length.rowsBetweenLooks != 0) {
      return true;
    }
    check(deadline);
    return System.nanoTime() - started < length.nanosMax;
  }

  static void check(Deadline deadline) {
    if (deadline.passed()) {
      throw new StoreException.DeadlineExceeded();
    }
  }
}
