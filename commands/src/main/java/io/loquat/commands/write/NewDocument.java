package io.loquat.commands.write;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.limit.DocumentDepth;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonObjectId;
import org.bson.BsonRegularExpression;
import org.bson.BsonUndefined;
import org.bson.BsonValue;
import org.bson.ByteBuf;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.types.ObjectId;

/** A document on its way into a collection: with an {@code _id}, first and valid. Stateless. */
final class NewDocument {
  private static final String ID = "_id";
  private static final int BYTES_MAX = 16 * 1024 * 1024;
  private static final int HEADER_BYTES = 4;
  // Type byte, "_id" and its end, twelve bytes of ObjectId.
  private static final int ID_BYTES = 17;
  private static final byte OBJECT_ID_TYPE = 7;
  private static final BsonDocumentCodec CODEC = new BsonDocumentCodec();

  private NewDocument() {}

  /**
   * @throws CommandException if the document is too large or too deep, or its {@code _id} is no
   *     valid one
   */
  static RawBsonDocument prepare(BsonDocument document) {
    RawBsonDocument raw = encoded(document);
    ByteBuf bytes = raw.getByteBuffer();
    if (bytes.remaining() > BYTES_MAX) {
      throw new CommandException(
          ErrorCode.BAD_VALUE,
          "object to insert too large. size in bytes: %s, max size: %s"
              .formatted(bytes.remaining(), BYTES_MAX));
    }
    return EmptyTimestamps.fill(withValidId(raw, bytes));
  }

  /** Documents that come encoded have been looked at when they came. */
  private static RawBsonDocument encoded(BsonDocument document) {
    if (document instanceof RawBsonDocument raw) {
      return raw;
    }
    DocumentDepth.check(document);
    return new RawBsonDocument(document, CODEC);
  }

  private static RawBsonDocument withValidId(RawBsonDocument document, ByteBuf bytes) {
    if (startsWithId(bytes)) {
      checkId(document, bytes.get(bytes.position() + HEADER_BYTES));
      return document;
    }
    return document.containsKey(ID) ? withIdFirst(document) : withNewId(bytes);
  }

  private static boolean startsWithId(ByteBuf bytes) {
    int at = bytes.position() + HEADER_BYTES + 1;
    return bytes.remaining() > ID.length() + HEADER_BYTES + 2
        && bytes.get(at) == '_'
        && bytes.get(at + 1) == 'i'
        && bytes.get(at + 2) == 'd'
        && bytes.get(at + 3) == 0;
  }

  // Only documents, arrays, undefined and regular expressions can be wrong: the rest is not read.
  private static void checkId(RawBsonDocument document, byte type) {
    if (type == 0x03 || type == 0x04 || type == 0x06 || type == 0x0b) {
      checkId(document.getOrDefault(ID, BsonNull.VALUE));
    }
  }

  private static void checkId(BsonValue id) {
    switch (id) {
      case BsonArray array -> throw badId("array");
      case BsonRegularExpression regex -> throw badId("regex");
      case BsonUndefined undefined -> throw badId("undefined");
      case BsonDocument fields -> checkNames(fields);
      default -> {
        // Any other value can be an _id.
      }
    }
  }

  private static CommandException badId(String type) {
    return new CommandException(
        ErrorCode.INVALID_ID_FIELD, "The '_id' value cannot be of type " + type);
  }

  private static void checkNames(BsonDocument id) {
    for (String name : id.keySet()) {
      if (name.startsWith("$")) {
        throw new CommandException(
            ErrorCode.DOLLAR_PREFIXED_FIELD_NAME,
            "_id fields may not contain '$'-prefixed fields: %s is not valid for storage."
                .formatted(name));
      }
    }
  }

  private static RawBsonDocument withIdFirst(RawBsonDocument document) {
    BsonValue id = document.getOrDefault(ID, BsonNull.VALUE);
    checkId(id);
    BsonDocument ordered = new BsonDocument(ID, id);
    for (Map.Entry<String, BsonValue> field : document.entrySet()) {
      ordered.putIfAbsent(field.getKey(), field.getValue());
    }
    return new RawBsonDocument(ordered, CODEC);
  }

  private static RawBsonDocument withNewId(ByteBuf bytes) {
    int length = bytes.remaining();
    ByteBuffer whole = ByteBuffer.allocate(length + ID_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    whole.putInt(length + ID_BYTES).put(OBJECT_ID_TYPE).put((byte) '_').put((byte) 'i');
    whole.put((byte) 'd').put((byte) 0).put(new ObjectId().toByteArray());
    bytes.get(
        bytes.position() + HEADER_BYTES,
        whole.array(),
        HEADER_BYTES + ID_BYTES,
        length - HEADER_BYTES);
    return new RawBsonDocument(whole.array());
  }

  /** The same for a decoded document, as an upsert makes it. */
  static BsonDocument withId(BsonDocument document) {
    BsonValue id = document.get(ID);
    if (id != null) {
      checkId(id);
      return document;
    }
    BsonDocument whole = new BsonDocument(ID, new BsonObjectId(new ObjectId()));
    whole.putAll(document);
    return whole;
  }
}
