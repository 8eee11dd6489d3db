package io.loquat.commands.write;

import io.loquat.model.TimestampClock;
import io.loquat.query.update.Update;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import org.bson.BsonDocument;
import org.bson.BsonTimestamp;
import org.bson.BsonValue;
import org.bson.ByteBuf;
import org.bson.RawBsonDocument;

/**
 * The present time for each {@code Timestamp(0, 0)} at the top of a new document, which is how a
 * client asks for it; one in {@code _id}, or deeper, is a value like any other. Thread-safe by an
 * atomic clock.
 */
final class EmptyTimestamps {
  private static final String ID = "_id";
  private static final int HEADER_BYTES = 4;
  private static final byte TIMESTAMP_TYPE = 0x11;

  private EmptyTimestamps() {}

  /** The document itself if it has none, else a copy. Its {@code _id} is the first field. */
  static RawBsonDocument fill(RawBsonDocument document) {
    ByteBuf bytes = document.getByteBuffer();
    ByteBuffer source =
        ByteBuffer.wrap(bytes.array(), bytes.position(), bytes.remaining())
            .slice()
            .order(ByteOrder.LITTLE_ENDIAN);
    int at = nextEmpty(source, afterField(source, HEADER_BYTES));
    if (at < 0) {
      return document;
    }
    byte[] copy = new byte[source.remaining()];
    source.get(0, copy);
    ByteBuffer filled = ByteBuffer.wrap(copy).order(ByteOrder.LITTLE_ENDIAN);
    for (; at >= 0; at = nextEmpty(source, at + Long.BYTES)) {
      filled.putLong(at, TimestampClock.next().getValue());
    }
    return new RawBsonDocument(copy);
  }

  /** The same for a replacement; operators and pipelines set what they are told to. */
  static Update fill(Update update) {
    return switch (update) {
      case Update.Replacement(BsonDocument fields) -> new Update.Replacement(fill(fields));
      case Update.Operators operators -> operators;
      case Update.Computed computed -> computed;
    };
  }

  private static BsonDocument fill(BsonDocument fields) {
    if (fields.entrySet().stream().noneMatch(EmptyTimestamps::isEmpty)) {
      return fields;
    }
    BsonDocument filled = new BsonDocument();
    for (Map.Entry<String, BsonValue> field : fields.entrySet()) {
      filled.put(field.getKey(), isEmpty(field) ? TimestampClock.next() : field.getValue());
    }
    return filled;
  }

  private static boolean isEmpty(Map.Entry<String, BsonValue> field) {
    return field.getValue() instanceof BsonTimestamp time
        && time.getValue() == 0
        && !field.getKey().equals(ID);
  }

  /** Where the next empty timestamp's value starts; negative if there is none. */
  private static int nextEmpty(ByteBuffer document, int start) {
    int at = start;
    while (document.get(at) != 0) {
      int value = afterName(document, at);
      if (document.get(at) == TIMESTAMP_TYPE && document.getLong(value) == 0) {
        return value;
      }
      at = value + length(document, document.get(at), value);
    }
    return -1;
  }

  private static int afterField(ByteBuffer document, int at) {
    int value = afterName(document, at);
    return value + length(document, document.get(at), value);
  }

  private static int afterName(ByteBuffer document, int at) {
    return afterText(document, at + 1);
  }

  private static int afterText(ByteBuffer document, int start) {
    int at = start;
    while (document.get(at) != 0) {
      at++;
    }
    return at + 1;
  }

  // The bytes were checked when they came in.
  private static int length(ByteBuffer document, byte type, int at) {
    return switch (type) {
      case 0x01, 0x09, 0x11, 0x12 -> Long.BYTES;
      case 0x02, 0x0d, 0x0e -> Integer.BYTES + document.getInt(at);
      case 0x03, 0x04, 0x0f -> document.getInt(at);
      case 0x05 -> Integer.BYTES + 1 + document.getInt(at);
      case 0x07 -> 12;
      case 0x08 -> 1;
      case 0x0b -> afterText(document, afterText(document, at)) - at;
      case 0x0c -> Integer.BYTES + document.getInt(at) + 12;
      case 0x10 -> Integer.BYTES;
      case 0x13 -> 2 * Long.BYTES;
      default -> 0;
    };
  }
}
