package io.loquat.query.projection;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.bson.BsonType;
import org.bson.RawBsonDocument;

/**
 * The top-level fields of an encoded document, one after the other: where each is, and its name;
 * values are passed over. Confined to one pass. The document is well-formed BSON, as all are that
 * have come in or out of a store.
 *
 * @see <a href="https://bsonspec.org/spec.html">the BSON specification</a>
 */
final class EncodedFields {
  private static final int LENGTH_BYTES = 4;
  private static final byte[] ID = {'_', 'i', 'd', 0};

  private final ByteBuffer bytes;
  private int start;
  private int nameEnd;
  private int end;

  EncodedFields(RawBsonDocument document) {
    bytes = document.getByteBuffer().asNIO().order(ByteOrder.LITTLE_ENDIAN);
    end = bytes.position() + LENGTH_BYTES;
  }

  /** Goes on to the next field; at the end, {@link #start} is the place of the final zero. */
  boolean next() {
    start = end;
    byte type = bytes.get(start);
    if (type == 0) {
      return false;
    }
    nameEnd = zeroAfter(start + 1);
    end = nameEnd + 1 + lengthBytes(BsonType.findByValue(type & 0xff), nameEnd + 1);
    return true;
  }

  private int zeroAfter(int position) {
    int zero = position;
    while (bytes.get(zero) != 0) {
      zero++;
    }
    return zero;
  }

  private int lengthBytes(BsonType type, int value) {
    return switch (type) {
      case END_OF_DOCUMENT, UNDEFINED, NULL, MIN_KEY, MAX_KEY -> 0;
      case BOOLEAN -> 1;
      case INT32 -> Integer.BYTES;
      case DOUBLE, DATE_TIME, TIMESTAMP, INT64 -> Long.BYTES;
      case OBJECT_ID -> 12;
      case DECIMAL128 -> 16;
      case STRING, JAVASCRIPT, SYMBOL -> LENGTH_BYTES + bytes.getInt(value);
      case DB_POINTER -> LENGTH_BYTES + bytes.getInt(value) + 12;
      case BINARY -> LENGTH_BYTES + 1 + bytes.getInt(value);
      case DOCUMENT, ARRAY, JAVASCRIPT_WITH_SCOPE -> bytes.getInt(value);
      case REGULAR_EXPRESSION -> zeroAfter(zeroAfter(value) + 1) + 1 - value;
    };
  }

  /** Where the field begins, with the byte of its type. */
  int start() {
    return start;
  }

  /** Where the next one begins. */
  int end() {
    return end;
  }

  String name() {
    byte[] array = bytes.array();
    int offset = bytes.arrayOffset();
    return new String(array, offset + start + 1, nameEnd - start - 1, StandardCharsets.UTF_8);
  }

  /** Whether the first field of a document is its {@code _id}. */
  static boolean startWithId(RawBsonDocument document) {
    ByteBuffer bytes = document.getByteBuffer().asNIO();
    int name = bytes.position() + LENGTH_BYTES + 1;
    for (int i = 0; i < ID.length; i++) {
      if (name + i >= bytes.limit() || bytes.get(name + i) != ID[i]) {
        return false;
      }
    }
    return true;
  }
}
