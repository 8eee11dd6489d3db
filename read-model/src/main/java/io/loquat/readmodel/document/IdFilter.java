package io.loquat.readmodel.document;

import org.bson.BsonDocument;
import org.bson.BsonDocumentWriter;
import org.bson.BsonString;
import org.bson.codecs.EncoderContext;
import org.bson.codecs.configuration.CodecRegistry;
import org.bson.conversions.Bson;

/** The filter that finds one document by its {@code _id}. Immutable if the id is. */
record IdFilter(Object id) implements Bson {
  @Override
  public <T> BsonDocument toBsonDocument(Class<T> documents, CodecRegistry codecs) {
    if (id instanceof String text) {
      return new BsonDocument("_id", new BsonString(text));
    }
    BsonDocument filter = new BsonDocument();
    BsonDocumentWriter writer = new BsonDocumentWriter(filter);
    writer.writeStartDocument();
    writer.writeName("_id");
    encode(writer, codecs);
    writer.writeEndDocument();
    return filter;
  }

  @SuppressWarnings("unchecked") // a registry gives the codec of the class it is asked for
  private void encode(BsonDocumentWriter writer, CodecRegistry codecs) {
    codecs.get((Class<Object>) id.getClass()).encode(writer, id, EncoderContext.builder().build());
  }
}
