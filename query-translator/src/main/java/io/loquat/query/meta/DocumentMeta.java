package io.loquat.query.meta;

import java.util.Optional;
import org.bson.BsonValue;

/**
 * What {@code $meta} can read of one document. It is no part of the document: it stays with it
 * through filters, sorts, projections and stages, until a stage makes new documents.
 */
@FunctionalInterface
public interface DocumentMeta {
  /** Of a document that is not one of a collection: it has no {@code $meta}. */
  DocumentMeta NONE = _ -> Optional.empty();

  /** The value of a field; a stored document has all of them that are not computed. */
  Optional<BsonValue> value(MetaField field);

  /** Whether the document itself shows these values, in system fields at its end. */
  default boolean isShown() {
    return false;
  }
}
