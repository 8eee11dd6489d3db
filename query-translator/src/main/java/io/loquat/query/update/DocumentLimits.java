package io.loquat.query.update;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.limit.DocumentSize;
import java.util.Map;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * MongoDB's bounds on documents, checked on what an update makes. Such a document may hold one
 * value in many places, so that it is much larger than the memory it takes: a walk that ends as
 * soon as a bound is broken comes before anything else looks at it.
 */
final class DocumentLimits {
  private static final int SIZE_BYTES_MAX = 16 * 1024 * 1024;

  /** The type of a field, and the end of its name. */
  private static final int FIELD_BYTES_MIN = 2;

  /** More than a scalar takes besides its content. */
  private static final int SCALAR_BYTES_MAX = 40;

  private static final int CHARACTER_BYTES_MAX = 3;

  private long bytes;

  static void check(BsonDocument document) {
    new DocumentLimits().walk(document, 1);
    if (DocumentSize.bytesAtMost(document) <= SIZE_BYTES_MAX) {
      return;
    }
    int sizeBytes = DocumentSize.bytes(document);
    if (sizeBytes > SIZE_BYTES_MAX) {
      throw tooLarge(sizeBytes);
    }
  }

  private static CommandException tooLarge(long sizeBytes) {
    return new CommandException(
        ErrorCode.BSON_OBJECT_TOO_LARGE,
        "Resulting document after update is larger than " + SIZE_BYTES_MAX + ": " + sizeBytes);
  }

  private void walk(BsonValue value, int depth) {
    switch (value) {
      case BsonDocument document -> {
        checkDepth(depth);
        for (Map.Entry<String, BsonValue> field : document.entrySet()) {
          take(FIELD_BYTES_MIN + (long) field.getKey().length());
          walk(field.getValue(), depth + 1);
        }
      }
      case BsonArray array -> {
        checkDepth(depth);
        for (BsonValue element : array) {
          take(FIELD_BYTES_MIN);
          walk(element, depth + 1);
        }
      }
      default -> take(scalarBytesAtLeast(value));
    }
  }

  /** What a text takes at least if it is all ASCII, from what it takes at most. */
  private static long scalarBytesAtLeast(BsonValue value) {
    return Math.max(0, DocumentSize.bytesAtMost(value) - SCALAR_BYTES_MAX) / CHARACTER_BYTES_MAX;
  }

  /** Counts a value that will be in the document. */
  void add(BsonValue value) {
    take(FIELD_BYTES_MIN);
    if (!value.isDocument() && !value.isArray()) {
      take(scalarBytesAtLeast(value));
    }
  }

  /** Counts the nulls that fill an array. */
  void addNulls(long count) {
    take(FIELD_BYTES_MIN * count);
  }

  private void take(long more) {
    bytes += more;
    if (bytes > SIZE_BYTES_MAX) {
      throw tooLarge(bytes);
    }
  }

  private static void checkDepth(int depth) {
    if (depth > UpdatePath.DEPTH_MAX) {
      throw new CommandException(
          ErrorCode.OVERFLOW,
          "The document after the update is nested deeper than "
              + UpdatePath.DEPTH_MAX
              + " levels");
    }
  }
}
