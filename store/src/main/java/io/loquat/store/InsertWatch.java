package io.loquat.store;

import java.util.concurrent.CompletionStage;

/**
 * A wait for the next insert into a collection. Thread-safe. It counts from its making on: who
 * makes it, reads, finds nothing and then waits misses nothing.
 */
public interface InsertWatch extends AutoCloseable {
  /**
   * Completes once something may have been inserted, or the collection may be gone. On a lane's
   * thread: what hangs on it must be short.
   */
  CompletionStage<Void> inserted();

  /** Ends the wait; the stage need not complete any more. */
  @Override
  void close();
}
