package io.loquat.query.projection;

import io.loquat.query.meta.DocumentMeta;
import org.bson.BsonDocument;

/**
 * What a projection still does to a field that its {@link Rule}s have let through. Implementations
 * are immutable.
 */
sealed interface Step permits Slice, Positional {
  /**
   * Changes the projected document in place.
   *
   * @param document as it was
   * @param projected whose documents and arrays along the path are nobody else's
   */
  void apply(BsonDocument document, BsonDocument projected, DocumentMeta meta);

  /** Whether it reads {@code $meta}. */
  boolean readsMeta();
}
