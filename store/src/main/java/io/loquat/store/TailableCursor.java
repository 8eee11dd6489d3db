package io.loquat.store;

/**
 * A read in natural order that goes on with what is inserted after its end was reached. It is
 * {@link #exhausted} only where nothing can come any more.
 */
public interface TailableCursor extends DocumentCursor {
  /** Begins to wait for more. */
  InsertWatch watch();
}
