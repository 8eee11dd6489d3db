package io.loquat.readmodel.mapping;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.bson.BsonBinary;
import org.bson.BsonBinarySubType;
import org.bson.BsonReader;
import org.bson.BsonType;
import org.bson.codecs.BsonValueCodec;
import org.bson.codecs.DecoderContext;
import org.bson.types.Decimal128;
import tools.jackson.core.JsonGenerator;

/**
 * Writes BSON as Jackson's tokens. What JSON has no token for becomes an embedded object: {@code
 * Instant}, {@code byte[]}, {@code ObjectId}, or the value of {@code org.bson} itself. Immutable.
 *
 * @param idName what {@code _id} of the document itself is called; empty if it keeps its name
 */
record BsonToTokens(Optional<String> idName) {
  private static final BsonValueCodec VALUES = new BsonValueCodec();
  private static final DecoderContext PLAIN = DecoderContext.builder().build();
  private static final String ID = "_id";

  /** Writes the document that the reader stands before. */
  void copyDocument(BsonReader reader, JsonGenerator tokens) {
    reader.readStartDocument();
    tokens.writeStartObject();
    while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
      String name = reader.readName();
      // Where _id goes by another name, a field of that name is not the type's.
      if (idName.isPresent() && name.equals(idName.get())) {
        reader.skipValue();
      } else {
        tokens.writeName(idName.isPresent() && name.equals(ID) ? idName.get() : name);
        value(reader, tokens);
      }
    }
    reader.readEndDocument();
    tokens.writeEndObject();
  }

  private static void value(BsonReader reader, JsonGenerator tokens) {
    switch (reader.getCurrentBsonType()) {
      case DOCUMENT -> document(reader, tokens);
      case ARRAY -> array(reader, tokens);
      case STRING -> tokens.writeString(reader.readString());
      case INT32 -> tokens.writeNumber(reader.readInt32());
      case INT64 -> tokens.writeNumber(reader.readInt64());
      case DOUBLE -> tokens.writeNumber(reader.readDouble());
      case BOOLEAN -> tokens.writeBoolean(reader.readBoolean());
      case DECIMAL128 -> decimal(reader.readDecimal128(), tokens);
      case DATE_TIME -> tokens.writePOJO(Instant.ofEpochMilli(reader.readDateTime()));
      case OBJECT_ID -> tokens.writePOJO(reader.readObjectId());
      case BINARY -> binary(reader.readBinaryData(), tokens);
      case NULL -> {
        reader.readNull();
        tokens.writeNull();
      }
      default -> tokens.writePOJO(VALUES.decode(reader, PLAIN));
    }
  }

  private static void document(BsonReader reader, JsonGenerator tokens) {
    reader.readStartDocument();
    tokens.writeStartObject();
    while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
      tokens.writeName(reader.readName());
      value(reader, tokens);
    }
    reader.readEndDocument();
    tokens.writeEndObject();
  }

  private static void array(BsonReader reader, JsonGenerator tokens) {
    reader.readStartArray();
    tokens.writeStartArray();
    while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
      value(reader, tokens);
    }
    reader.readEndArray();
    tokens.writeEndArray();
  }

  /** Numbers as such, so that a property of any kind of number can take them. */
  private static void decimal(Decimal128 decimal, JsonGenerator tokens) {
    Optional<BigDecimal> number = BsonTypes.bigDecimal(decimal);
    if (number.isPresent()) {
      tokens.writeNumber(number.get());
    } else {
      tokens.writePOJO(decimal);
    }
  }

  private static void binary(BsonBinary binary, JsonGenerator tokens) {
    boolean plain = binary.getType() == BsonBinarySubType.BINARY.getValue();
    tokens.writePOJO(plain ? binary.getData() : binary);
  }
}
