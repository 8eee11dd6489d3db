package io.loquat.query.update;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import java.util.Map;
import org.bson.BsonArray;
import org.bson.BsonBinaryWriter;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;

/** MongoDB's bounds on documents, checked on what an update makes. */
final class DocumentLimits {
  private static final int SIZE_BYTES_MAX = 16 * 1024 * 1024;

  /** More than the type, the length fields and the terminators of any element take. */
  private static final int ELEMENT_BYTES_MAX = 40;

  private static final int CHARACTER_BYTES_MAX = 3;
  private static final BsonDocumentCodec CODEC = new BsonDocumentCodec();

  private DocumentLimits() {}

  static void check(BsonDocument document) {
    if (sizeBytesAtMost(document, 1) <= SIZE_BYTES_MAX) {
      return;
    }
    int sizeBytes = sizeBytes(document);
    if (sizeBytes > SIZE_BYTES_MAX) {
      throw new CommandException(
          ErrorCode.BSON_OBJECT_TOO_LARGE,
          "Resulting document after update is larger than " + SIZE_BYTES_MAX + ": " + sizeBytes);
    }
  }

  /** A bound that is cheap to compute; most documents need no better one. */
  private static long sizeBytesAtMost(BsonValue value, int depth) {
    if (depth > UpdatePath.DEPTH_MAX) {
      throw new CommandException(
          ErrorCode.OVERFLOW,
          "The document after the update is nested deeper than " + UpdatePath.DEPTH_MAX);
    }
    return switch (value) {
      case BsonDocument document -> fieldsBytesAtMost(document, depth);
      case BsonArray array -> elementsBytesAtMost(array, depth);
      default -> scalarBytesAtMost(value);
    };
  }

  private static long fieldsBytesAtMost(BsonDocument document, int depth) {
    long sizeBytes = ELEMENT_BYTES_MAX;
    for (Map.Entry<String, BsonValue> field : document.entrySet()) {
      sizeBytes += (long) CHARACTER_BYTES_MAX * field.getKey().length();
      sizeBytes += sizeBytesAtMost(field.getValue(), nested(field.getValue(), depth));
    }
    return sizeBytes;
  }

  private static long elementsBytesAtMost(BsonArray array, int depth) {
    long sizeBytes = ELEMENT_BYTES_MAX;
    for (BsonValue element : array) {
      sizeBytes += sizeBytesAtMost(element, nested(element, depth));
    }
    return sizeBytes;
  }

  private static int nested(BsonValue value, int depth) {
    return value.isDocument() || value.isArray() ? depth + 1 : depth;
  }

  private static long scalarBytesAtMost(BsonValue value) {
    long contentBytes =
        switch (value.getBsonType()) {
          case STRING -> (long) CHARACTER_BYTES_MAX * value.asString().getValue().length();
          case SYMBOL -> (long) CHARACTER_BYTES_MAX * value.asSymbol().getSymbol().length();
          case BINARY -> value.asBinary().getData().length;
          case INT32, INT64, DOUBLE, DECIMAL128, BOOLEAN, NULL, DATE_TIME, OBJECT_ID, TIMESTAMP ->
              0;
          case MIN_KEY, MAX_KEY, UNDEFINED -> 0;
          default -> SIZE_BYTES_MAX;
        };
    return contentBytes + ELEMENT_BYTES_MAX;
  }

  private static int sizeBytes(BsonDocument document) {
    try (BasicOutputBuffer buffer = new BasicOutputBuffer();
        BsonBinaryWriter writer = new BsonBinaryWriter(buffer)) {
      CODEC.encode(writer, document, EncoderContext.builder().build());
      return buffer.getPosition();
    }
  }
}
