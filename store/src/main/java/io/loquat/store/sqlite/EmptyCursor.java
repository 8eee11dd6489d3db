package io.loquat.store.sqlite;

import io.loquat.store.InsertWatch;
import io.loquat.store.Store.Deadline;
import io.loquat.store.StoredDocument;
import io.loquat.store.TailableCursor;
import java.util.List;
import java.util.UUID;

/** A cursor on a collection that does not exist. Immutable. */
final class EmptyCursor implements TailableCursor {
  @Override
  public List<StoredDocument> next(int countMax, long bytesMax, Deadline deadline) {
    return List.of();
  }

  @Override
  public boolean exhausted() {
    return true;
  }

  /** Of a name that nobody inserts under. */
  @Override
  public InsertWatch watch() {
    return new InsertWatches().add("", new UUID(0, 0));
  }

  @Override
  public void close() {}
}
