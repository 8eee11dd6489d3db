package io.loquat.commands.query;

import io.loquat.query.projection.Projection;
import io.loquat.store.StoredDocument;
import java.util.Iterator;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonInt64;

/**
 * What a {@code find} shows of each document. Immutable.
 *
 * @param recordId whether also its number in natural order
 */
record Shown(Projection fields, boolean recordId, Key key) {
  /** Whether the key of the index that was used is shown instead of the document. */
  enum Key {
    NOT_WANTED,
    /** An empty document where no index was used. */
    WANTED
  }

  /** Whether showing a document takes no longer than reading it: nothing is computed. */
  boolean isBrief() {
    return key == Key.NOT_WANTED && (fields.isIdentity() || fields.isSimple());
  }

  BsonDocument of(StoredDocument document) {
    BsonDocument shown = withoutRecordId(document);
    return recordId ? withRecordId(shown, document.recordId()) : shown;
  }

  /** What is shown of each, made one by one. */
  Iterator<BsonDocument> each(List<? extends StoredDocument> documents) {
    Iterator<? extends StoredDocument> left = documents.iterator();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return left.hasNext();
      }

      @Override
      public BsonDocument next() {
        return of(left.next());
      }
    };
  }

  private BsonDocument withoutRecordId(StoredDocument document) {
    return switch (key) {
      case WANTED -> document.indexKey().orElseGet(BsonDocument::new);
      case NOT_WANTED ->
          fields.isIdentity()
              ? document.document()
              : fields.apply(document.document(), document.meta());
    };
  }

  private static BsonDocument withRecordId(BsonDocument document, long recordId) {
    BsonDocument shown = new BsonDocument();
    shown.putAll(document);
    return shown.append("$recordId", new BsonInt64(recordId));
  }
}
