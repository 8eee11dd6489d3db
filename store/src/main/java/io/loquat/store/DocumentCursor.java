package io.loquat.store;

import io.loquat.store.Store.Deadline;
import java.util.List;

/**
 * A resumable read. Holds no transaction and no connection between batches. Confined to one caller
 * at a time.
 */
public interface DocumentCursor extends AutoCloseable {
  /**
   * The next documents, at most {@code countMax} and about {@code bytesMax} in all, but at least
   * one if any is left.
   */
  List<StoredDocument> next(int countMax, long bytesMax, Deadline deadline);

  /** Whether the next batch is here already: then {@link #next} gives it and reads nothing. */
  default boolean isReady() {
    return false;
  }

  /** Whether the last batch was the end. May be false though nothing is left. */
  boolean exhausted();

  @Override
  void close();
}
