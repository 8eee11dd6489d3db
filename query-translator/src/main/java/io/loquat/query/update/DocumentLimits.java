package io.loquat.query.update;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.limit.DocumentSize;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** MongoDB's bounds on documents, checked on what an update makes. */
final class DocumentLimits {
  private static final int SIZE_BYTES_MAX = 16 * 1024 * 1024;

  private DocumentLimits() {}

  static void check(BsonDocument document) {
    checkDepth(document, 1);
    if (DocumentSize.bytesAtMost(document) <= SIZE_BYTES_MAX) {
      return;
    }
    int sizeBytes = DocumentSize.bytes(document);
    if (sizeBytes > SIZE_BYTES_MAX) {
      throw new CommandException(
          ErrorCode.BSON_OBJECT_TOO_LARGE,
          "Resulting document after update is larger than " + SIZE_BYTES_MAX + ": " + sizeBytes);
    }
  }

  private static void checkDepth(BsonValue value, int depth) {
    if (!(value instanceof BsonDocument || value instanceof BsonArray)) {
      return;
    }
    if (depth > UpdatePath.DEPTH_MAX) {
      throw new CommandException(
          ErrorCode.OVERFLOW,
          "The document after the update is nested deeper than "
              + UpdatePath.DEPTH_MAX
              + " levels");
    }
    Iterable<BsonValue> children =
        value instanceof BsonArray array ? array : value.asDocument().values();
    for (BsonValue child : children) {
      checkDepth(child, depth + 1);
    }
  }
}
