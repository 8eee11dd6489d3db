package io.loquat.commands.query;

import io.loquat.commands.cursor.Batches;
import io.loquat.commands.cursor.IteratorBatches;
import io.loquat.store.DocumentCursor;
import io.loquat.store.Store.Deadline;
import java.util.List;
import org.bson.BsonDocument;

/**
 * Batches of stored documents, as they are shown. Confined to one caller at a time. A projection
 * may make documents longer: what then does not fit waits for the next batch.
 */
final class StoreBatches implements Batches {
  private final DocumentCursor cursor;
  private final Shown shown;
  private IteratorBatches found = new IteratorBatches(List.of());

  StoreBatches(DocumentCursor cursor, Shown shown) {
    this.cursor = cursor;
    this.shown = shown;
  }

  @Override
  public List<? extends BsonDocument> next(int countMax, Deadline deadline) {
    if (found.exhausted()) {
      found = new IteratorBatches(shown.each(cursor.next(countMax, BYTES_MAX, deadline)), () -> {});
    }
    return found.next(countMax, deadline);
  }

  @Override
  public boolean exhausted() {
    return found.exhausted() && cursor.exhausted();
  }

  @Override
  public void close() {
    cursor.close();
  }
}
