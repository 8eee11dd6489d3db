package io.loquat.model;

import org.bson.BsonValue;

/**
 * Order-preserving bytes of BSON values (MongoDB's KeyString): comparing two keys as unsigned bytes
 * gives {@link BsonOrder}. Values that compare equal, such as 5 and 5.0, have the same key.
 *
 * <p>Keys lie in files, so their layout never changes: docs/FILE_FORMAT_KEYS.md.
 */
public final class KeyEncoding {
  private KeyEncoding() {}

  /** The ascending key of one value. */
  public static byte[] encode(BsonValue value) {
    return new KeyWriter().append(value, false).toByteArray();
  }

  /** The ascending key of one value where strings compare as the texts do. */
  public static byte[] encode(BsonValue value, TextOrder texts) {
    return new KeyWriter(texts).append(value, false).toByteArray();
  }

  /** The least bytes that a key of the bracket can begin with: all its keys are at or above. */
  public static byte[] lowerBound(TypeBracket bracket) {
    return new byte[] {(byte) bracket.keyByte()};
  }

  /** Bytes above all keys of the bracket and at or below all keys of the next one. */
  public static byte[] upperBound(TypeBracket bracket) {
    return new byte[] {(byte) (bracket.keyByte() + TypeBracket.KEY_BYTES_RESERVED)};
  }
}
