package io.loquat.commands.query;

import io.loquat.commands.cursor.Batches;
import io.loquat.query.projection.Projection;
import io.loquat.store.DocumentCursor;
import io.loquat.store.Store.Deadline;
import io.loquat.store.StoredDocument;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonDocument;

/** Batches of stored documents, projected. Confined to one caller at a time. */
final class StoreBatches implements Batches {
  private final DocumentCursor cursor;
  private final Projection projection;

  StoreBatches(DocumentCursor cursor, Projection projection) {
    this.cursor = cursor;
    this.projection = projection;
  }

  @Override
  public List<? extends BsonDocument> next(int countMax, Deadline deadline) {
    List<StoredDocument> found = cursor.next(countMax, BYTES_MAX, deadline);
    List<BsonDocument> documents = new ArrayList<>(found.size());
    for (StoredDocument document : found) {
      documents.add(project(projection, document));
    }
    return documents;
  }

  static BsonDocument project(Projection projection, StoredDocument document) {
    return projection.isIdentity()
        ? document.document()
        : projection.apply(document.document(), document.meta());
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
