package io.loquat.readmodel.mapping;

import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.DocumentCodec;

/** The driver's own documents, which need no mapping: they are read as the server gives them. */
final class Untyped {
  private static final DecoderContext PLAIN = DecoderContext.builder().build();

  private Untyped() {}

  record Documents(DocumentMapping mapping, DocumentCodec codec) implements TypeMapping<Document> {
    Documents(DocumentMapping mapping) {
      this(mapping, new DocumentCodec(mapping.codecs()));
    }

    @Override
    public Class<Document> type() {
      return Document.class;
    }

    @Override
    public BsonDocument toBson(Document value) {
      return value.toBsonDocument(BsonDocument.class, mapping.codecs());
    }

    @Override
    public Document fromBson(BsonDocument document) {
      return codec.decode(DocumentReaders.of(document), PLAIN);
    }

    @Override
    public boolean hasVersion() {
      return false;
    }
  }

  /** Copies both ways: these documents can be changed by whoever holds them. */
  record BsonDocuments() implements TypeMapping<BsonDocument> {
    @Override
    public Class<BsonDocument> type() {
      return BsonDocument.class;
    }

    @Override
    public BsonDocument toBson(BsonDocument value) {
      return copy(value);
    }

    @Override
    public BsonDocument fromBson(BsonDocument document) {
      return copy(document);
    }

    private static BsonDocument copy(BsonDocument document) {
      return new BsonDocumentCodec().decode(DocumentReaders.of(document), PLAIN);
    }

    @Override
    public boolean hasVersion() {
      return false;
    }
  }
}
