package io.loquat.readmodel;

import java.util.Arrays;
import org.bson.BsonDocument;
import org.bson.ByteBuf;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;

/** A document as BSON bytes, which nobody can change any more. Immutable. */
final class EncodedValue {
  private static final BsonDocumentCodec CODEC = new BsonDocumentCodec();

  private final byte[] bytes;

  private EncodedValue(byte[] bytes) {
    this.bytes = bytes;
  }

  static EncodedValue of(BsonDocument document) {
    ByteBuf encoded = new RawBsonDocument(document, CODEC).getByteBuffer();
    byte[] bytes = new byte[encoded.remaining()];
    encoded.get(bytes);
    return new EncodedValue(bytes);
  }

  int length() {
    return bytes.length;
  }

  /** What a server asks before it calls an update a change. */
  boolean sameBytes(EncodedValue other) {
    return Arrays.equals(bytes, other.bytes);
  }

  /** A view that cannot be changed. */
  BsonDocument document() {
    return new RawBsonDocument(bytes);
  }
}
