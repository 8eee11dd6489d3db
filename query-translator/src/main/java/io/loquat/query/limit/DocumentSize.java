package io.loquat.query.limit;

import java.util.Map;
import org.bson.BsonArray;
import org.bson.BsonBinaryWriter;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;

/** How many bytes documents take as BSON. */
public final class DocumentSize {
  /** More than the type, the length fields and the terminators of any element take. */
  private static final int ELEMENT_BYTES_MAX = 40;

  private static final int CHARACTER_BYTES_MAX = 3;
  private static final BsonDocumentCodec CODEC = new BsonDocumentCodec();

  private DocumentSize() {}

  /** A bound from above that is cheap to compute. */
  public static long bytesAtMost(BsonValue value) {
    return switch (value) {
      case RawBsonDocument raw -> (long) ELEMENT_BYTES_MAX + raw.getByteBuffer().remaining();
      case BsonDocument document -> fieldsBytesAtMost(document);
      case BsonArray array -> elementsBytesAtMost(array);
      default -> scalarBytesAtMost(value);
    };
  }

  /** The exact size, for which the document is encoded. */
  public static int bytes(BsonDocument document) {
    return encoded(document).length;
  }

  private static byte[] encoded(BsonDocument document) {
    try (BasicOutputBuffer buffer = new BasicOutputBuffer();
        BsonBinaryWriter writer = new BsonBinaryWriter(buffer)) {
      CODEC.encode(writer, document, EncoderContext.builder().build());
      return buffer.toByteArray();
    }
  }

  private static long fieldsBytesAtMost(BsonDocument document) {
    long sizeBytes = ELEMENT_BYTES_MAX;
    for (Map.Entry<String, BsonValue> field : document.entrySet()) {
      sizeBytes += (long) CHARACTER_BYTES_MAX * field.getKey().length();
      sizeBytes += bytesAtMost(field.getValue());
    }
    return sizeBytes;
  }

  private static long elementsBytesAtMost(BsonArray array) {
    long sizeBytes = ELEMENT_BYTES_MAX;
    for (BsonValue element : array) {
      sizeBytes += bytesAtMost(element);
    }
    return sizeBytes;
  }

  private static long scalarBytesAtMost(BsonValue value) {
    long contentBytes =
        switch (value.getBsonType()) {
          case STRING -> textBytesAtMost(value.asString().getValue());
          case SYMBOL -> textBytesAtMost(value.asSymbol().getSymbol());
          case BINARY -> value.asBinary().getData().length;
          case JAVASCRIPT -> textBytesAtMost(value.asJavaScript().getCode());
          case DB_POINTER -> textBytesAtMost(value.asDBPointer().getNamespace());
          case REGULAR_EXPRESSION -> textBytesAtMost(value.asRegularExpression().getPattern());
          case JAVASCRIPT_WITH_SCOPE ->
              textBytesAtMost(value.asJavaScriptWithScope().getCode())
                  + fieldsBytesAtMost(value.asJavaScriptWithScope().getScope());
          default -> 0;
        };
    return contentBytes + ELEMENT_BYTES_MAX;
  }

  private static long textBytesAtMost(String text) {
    return (long) CHARACTER_BYTES_MAX * text.length();
  }
}
