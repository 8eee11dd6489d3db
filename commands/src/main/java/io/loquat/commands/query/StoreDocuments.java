package io.loquat.commands.query;

import io.loquat.commands.cursor.Batches;
import io.loquat.store.DocumentCursor;
import io.loquat.store.Store.Deadline;
import io.loquat.store.StoredDocument;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** Stored documents one by one, read ahead in batches. Confined to one caller at a time. */
final class StoreDocuments implements Iterator<StoredDocument> {
  private static final int READ_AHEAD_MAX = 1_000;
  private static final long READ_AHEAD_BYTES_MAX = Batches.BYTES_MAX / 4;

  private final DocumentCursor cursor;
  private Iterator<StoredDocument> batch = Collections.emptyIterator();
  private Deadline deadline;

  StoreDocuments(DocumentCursor cursor, Deadline deadline) {
    this.cursor = cursor;
    this.deadline = deadline;
  }

  /** Sets the limit of the command that reads on. */
  void deadline(Deadline next) {
    deadline = next;
  }

  @Override
  public boolean hasNext() {
    while (!batch.hasNext() && !cursor.exhausted()) {
      batch = cursor.next(READ_AHEAD_MAX, READ_AHEAD_BYTES_MAX, deadline).iterator();
    }
    return batch.hasNext();
  }

  @Override
  public StoredDocument next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return batch.next();
  }

  void close() {
    cursor.close();
  }
}
