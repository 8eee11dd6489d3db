package io.loquat.readmodel.mapping;

import java.time.Instant;
import java.util.Optional;
import org.bson.BsonBinary;
import org.bson.BsonBinarySubType;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonValue;
import org.bson.Document;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.DocumentCodec;
import org.jspecify.annotations.Nullable;

/**
 * Values of BSON as Java has them, for ids and the like. Stateless.
 *
 * {@snippet :
 * JavaValues.of(new BsonInt64(7));              // Long 7
 * JavaValues.id(BsonDocument.parse("{_id: 1}")); // Integer 1
 * }
 */
public final class JavaValues {
  private JavaValues() {}

  /** {@code String}, {@code Integer}, {@code Instant}, {@code Document} ..., as closest. */
  public static Object of(BsonValue value) {
    return switch (value.getBsonType()) {
      case STRING -> value.asString().getValue();
      case INT32 -> value.asInt32().getValue();
      case INT64 -> value.asInt64().getValue();
      case DOUBLE -> value.asDouble().getValue();
      case BOOLEAN -> value.asBoolean().getValue();
      case OBJECT_ID -> value.asObjectId().getValue();
      case DECIMAL128 -> value.asDecimal128().getValue();
      case DATE_TIME -> Instant.ofEpochMilli(value.asDateTime().getValue());
      case DOCUMENT -> document(value.asDocument());
      case BINARY -> binary(value.asBinary());
      default -> value;
    };
  }

  /** The {@code _id} of a document that has one. */
  public static Object id(BsonDocument document) {
    return of(document.get("_id", BsonNull.VALUE));
  }

  /** Empty for what is not there, or null. */
  public static Optional<Object> optional(@Nullable BsonValue value) {
    return Optional.ofNullable(value)
        .filter(there -> !(there instanceof BsonNull))
        .map(JavaValues::of);
  }

  private static Object binary(BsonBinary binary) {
    return BsonBinarySubType.isUuid(binary.getType()) ? binary.asUuid() : binary;
  }

  static Document document(BsonDocument document) {
    return new DocumentCodec()
        .decode(DocumentReaders.of(document), DecoderContext.builder().build());
  }

  static BsonDocument toBson(Document document) {
    return document.toBsonDocument(BsonDocument.class, DocumentMapping.standard().codecs());
  }
}
