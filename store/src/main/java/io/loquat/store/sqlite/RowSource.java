package io.loquat.store.sqlite;

import io.loquat.store.Store.Deadline;

/**
 * Rows of one collection in one order, which remembers how far it got: each visit goes on after the
 * last row that was handed out, in whatever state the database then has. Confined to one caller.
 */
interface RowSource {
  /**
   * Hands out rows until the visitor has enough or this visit has lasted long enough.
   *
   * @return whether rows may be left
   */
  boolean visit(SqliteConnection connection, Deadline deadline, Visitor visitor);

  /** Takes rows. */
  @FunctionalInterface
  interface Visitor {
    /** Whether it wants more. */
    boolean take(StoredRow row);

    /** How many rows it takes for certain, whatever they are; at least 1. */
    default int room() {
      return 1;
    }
  }
}
