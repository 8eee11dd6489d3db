package io.loquat.query.pipeline;

import io.loquat.query.limit.DocumentSize;
import io.loquat.query.meta.DocumentMeta;
import io.loquat.query.meta.MetaField;
import org.bson.BsonDocument;

/**
 * A document between two stages. Immutable.
 *
 * @param meta of the stored document that it comes from, however it was projected since then
 */
public record StageDocument(BsonDocument document, DocumentMeta meta) {
  /** A document that is not stored: a stage made it of several others, or the server. */
  public static StageDocument made(BsonDocument document) {
    return new StageDocument(document, DocumentMeta.NONE);
  }

  /** The memory that keeping it takes. */
  long bytesAtMost() {
    return DocumentSize.bytesAtMost(document)
        + meta.value(MetaField.METADATA).map(DocumentSize::bytesAtMost).orElse(0L);
  }
}
