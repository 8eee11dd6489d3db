package io.loquat.readmodel;

import io.loquat.readmodel.mapping.DocumentReaders;
import java.time.Instant;
import org.bson.BsonDocument;
import org.bson.BsonReader;
import org.bson.BsonType;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.DecoderContext;

/**
 * What a store keeps beside a value, read out of a document in one pass: looking for field after
 * field in encoded bytes would pass over the value each time. Immutable if the metadata is left
 * alone.
 */
record SystemValues(
    String key, long version, BsonDocument metadata, Instant created, Instant updated) {
  private static final BsonDocumentCodec DOCUMENTS = new BsonDocumentCodec();
  private static final DecoderContext PLAIN = DecoderContext.builder().build();

  static SystemValues of(BsonDocument found) {
    String key = "";
    long version = 0;
    BsonDocument metadata = new BsonDocument();
    Instant created = Instant.EPOCH;
    Instant updated = Instant.EPOCH;
    try (BsonReader reader = DocumentReaders.of(found)) {
      reader.readStartDocument();
      while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
        switch (reader.readName()) {
          case ValueDocuments.ID -> key = reader.readString();
          case ValueDocuments.VERSION -> version = reader.readInt64();
          case ValueDocuments.METADATA -> metadata = DOCUMENTS.decode(reader, PLAIN);
          case ValueDocuments.CREATED -> created = time(reader);
          case ValueDocuments.UPDATED -> updated = time(reader);
          default -> reader.skipValue();
        }
      }
    }
    return new SystemValues(key, version, metadata, created, updated);
  }

  private static Instant time(BsonReader reader) {
    return Instant.ofEpochMilli(reader.readDateTime());
  }
}
