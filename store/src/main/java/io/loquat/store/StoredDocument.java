package io.loquat.store;

import io.loquat.query.projection.DocumentMeta;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;

/** A document as read. Immutable. */
public interface StoredDocument extends DocumentMeta {
  /** The document as the client sees it: with system fields at its end in the visible profile. */
  RawBsonDocument document();

  /** The document without system fields. */
  RawBsonDocument stored();

  @Override
  long version();

  @Override
  BsonDocument metadata();
}
