package io.loquat.store.sqlite;

import io.loquat.store.Store.Deadline;
import io.loquat.store.StoreException;

/**
 * How long one visit of a {@link RowSource} may last, so that no read transaction lives long, and
 * the command's deadline. Both are looked at every few rows. Confined to the visit.
 */
final class Visit {
  private static final int ROWS_BETWEEN_LOOKS = 64;
  private static final long NANOS_MAX = 50_000_000;

  private final long started = System.nanoTime();
  private final Deadline deadline;
  private int rows;

  Visit(Deadline deadline) {
    this.deadline = deadline;
  }

  /** Counts a row; false once it is time to let others go ahead. */
  boolean goesOn() {
    if (++rows % ROWS_BETWEEN_LOOKS != 0) {
      return true;
    }
    check(deadline);
    return System.nanoTime() - started < NANOS_MAX;
  }

  static void check(Deadline deadline) {
    if (deadline.passed()) {
      throw new StoreException.DeadlineExceeded();
    }
  }
}
