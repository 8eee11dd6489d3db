package io.loquat.readmodel.mapping;

import org.bson.BsonBinaryReader;
import org.bson.BsonDocument;
import org.bson.BsonReader;
import org.bson.RawBsonDocument;

/**
 * Readers of documents, of which encoded ones are read as they are: their own reader would decode
 * the whole document first. Stateless.
 *
 * {@snippet :
 * try (BsonReader reader = DocumentReaders.of(document)) {
 *   reader.readStartDocument();
 * }
 * }
 */
public final class DocumentReaders {
  private DocumentReaders() {}

  /** A reader that stands before the document. */
  public static BsonReader of(BsonDocument document) {
    return document instanceof RawBsonDocument raw
        ? new BsonBinaryReader(raw.getByteBuffer().asNIO())
        : document.asBsonReader();
  }
}
