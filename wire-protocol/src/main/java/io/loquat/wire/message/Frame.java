package io.loquat.wire.message;

import io.loquat.wire.bson.LittleEndian;

/**
 * One message as it came, header included, its length checked. Owns its bytes; documents of the
 * request are slices of them. Immutable.
 */
public record Frame(byte[] bytes, OpCode opCode) {
  public static final int HEADER_BYTES = 16;

  /** A header, flags and one more byte: no message that a client may send is shorter. */
  public static final int BYTES_MIN = HEADER_BYTES + 5;

  /** MongoDB's {@code maxMessageSizeBytes}. */
  public static final int BYTES_MAX = 48_000_000;

  static final int LENGTH_AT = 0;
  static final int REQUEST_ID_AT = 4;
  static final int RESPONSE_TO_AT = 8;
  public static final int OP_CODE_AT = 12;

  int requestId() {
    return LittleEndian.getInt(bytes, REQUEST_ID_AT);
  }

  /** An int of the contents; the caller has checked that it is there. */
  int intAt(int offset) {
    return LittleEndian.getInt(bytes, offset);
  }
}
