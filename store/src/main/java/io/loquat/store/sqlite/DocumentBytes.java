package io.loquat.store.sqlite;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.KeyEncoding;
import io.loquat.store.jsonb.JsonbCodec;
import io.loquat.store.jsonb.RootRule;
import org.bson.BsonBinaryWriter;
import org.bson.BsonDocument;
import org.bson.BsonType;
import org.bson.BsonValue;
import org.bson.ByteBuf;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;

/**
 * A document's BSON on its way into a table.
 *
 * @param array holds it from {@code offset} on
 */
record DocumentBytes(byte[] array, int offset, int length) {
  /** MongoDB's limit on a document. */
  static final int LENGTH_MAX = 16 << 20;

  private static final BsonDocumentCodec CODEC = new BsonDocumentCodec();
  private static final EncoderContext CONTEXT = EncoderContext.builder().build();

  /** The document's bytes: its own if it is raw, else encoded now. */
  static DocumentBytes of(BsonDocument document) {
    if (document instanceof RawBsonDocument raw) {
      ByteBuf buffer = raw.getByteBuffer();
      return new DocumentBytes(
          buffer.array(), buffer.arrayOffset() + buffer.position(), buffer.remaining());
    }
    BasicOutputBuffer output = new BasicOutputBuffer();
    try (BsonBinaryWriter writer = new BsonBinaryWriter(output)) {
      CODEC.encode(writer, document, CONTEXT);
    }
    return new DocumentBytes(output.getInternalBuffer(), 0, output.getSize());
  }

  /** Checks the length that a client's new document may have. */
  DocumentBytes checkLength() {
    if (length > LENGTH_MAX) {
      throw new CommandException(
          ErrorCode.BSON_OBJECT_TOO_LARGE,
          "object to insert too large. size in bytes: " + length + ", max size: " + LENGTH_MAX);
    }
    return this;
  }

  /** The {@code _id}, of a type that one may have. */
  BsonValue id() {
    BsonValue id =
        JsonbCodec.id(array, offset, length)
            .orElseThrow(
                () -> new CommandException(ErrorCode.BAD_VALUE, "the document has no '_id'"));
    String name =
        switch (id.getBsonType()) {
          case ARRAY -> "array";
          case REGULAR_EXPRESSION -> "regex";
          case UNDEFINED -> "undefined";
          default -> "";
        };
    if (!name.isEmpty()) {
      throw new CommandException(
          ErrorCode.INVALID_ID_FIELD, "The '_id' value cannot be of type " + name);
    }
    if (id.getBsonType() == BsonType.DOCUMENT) {
      checkNoDollar(id.asDocument());
    }
    return id;
  }

  private static void checkNoDollar(BsonDocument id) {
    for (String name : id.keySet()) {
      if (name.startsWith("$")) {
        throw new CommandException(
            ErrorCode.DOLLAR_PREFIXED_FIELD_NAME,
            "_id fields may not contain '$'-prefixed fields: "
                + name
                + " is not valid for storage.");
      }
    }
  }

  byte[] toJsonb(JsonbCodec codec, RootRule rule) {
    return codec.encode(array, offset, length, rule);
  }

  static byte[] key(BsonValue id) {
    return KeyEncoding.encode(id);
  }
}
