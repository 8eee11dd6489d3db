package io.loquat.store.sqlite;

import io.loquat.store.DocumentCursor;
import io.loquat.store.Store.Deadline;
import io.loquat.store.StoredDocument;
import java.util.List;

/** A cursor on a collection that does not exist. Immutable. */
final class EmptyCursor implements DocumentCursor {
  @Override
  public List<StoredDocument> next(int countMax, long bytesMax, Deadline deadline) {
    return List.of();
  }

  @Override
  public boolean exhausted() {
    return true;
  }

  @Override
  public void close() {}
}
