package io.loquat.query.projection;

import org.bson.BsonDocument;

/** What {@code $meta} can read of a document besides its fields. */
public interface DocumentMeta {
  /** The document's version, for {@code {$meta: "version"}}. */
  long version();

  /** The writer's metadata, for {@code {$meta: "metadata"}}; may be decoded on demand. */
  BsonDocument metadata();
}
