package io.loquat.store;

import io.loquat.query.meta.DocumentMeta;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;

/** A document as read. Immutable. */
public interface StoredDocument {
  /** The document as the client sees it: with system fields at its end in the visible profile. */
  RawBsonDocument document();

  /** The document without system fields. */
  RawBsonDocument stored();

  /** What {@code $meta} reads of it. */
  DocumentMeta meta();

  /** The document's version. */
  long version();

  /** Its place in natural order, which no other document of the collection has. */
  long recordId();

  /** The writer's metadata; empty if there is none. */
  BsonDocument metadata();

  /** The values of the key by which it was found, if that was asked for and there was one. */
  default Optional<BsonDocument> indexKey() {
    return Optional.empty();
  }
}
