package io.loquat.commands.query;

import io.loquat.commands.cursor.Batches;
import io.loquat.store.DocumentCursor;
import io.loquat.store.Store.Deadline;
import io.loquat.store.StoredDocument;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonDocument;

/** Batches of stored documents, as they are shown. Confined to one caller at a time. */
final class StoreBatches implements Batches {
  private final DocumentCursor cursor;
  private final Shown shown;

  StoreBatches(DocumentCursor cursor, Shown shown) {
    this.cursor = cursor;
    this.shown = shown;
  }

  @Override
  public List<? extends BsonDocument> next(int countMax, Deadline deadline) {
    List<StoredDocument> found = cursor.next(countMax, BYTES_MAX, deadline);
    List<BsonDocument> documents = new ArrayList<>(found.size());
    for (StoredDocument document : found) {
      documents.add(shown.of(document));
    }
    return documents;
  }

  @Override
  public boolean exhausted() {
    return cursor.exhausted();
  }

  @Override
  public void close() {
    cursor.close();
  }
}
