package io.loquat.wire.bson;

/** The check that bytes are UTF-8 as the Unicode standard defines it. Immutable. */
final class Utf8Check {
  private static final long HIGH_BITS = 0x8080808080808080L;

  private Utf8Check() {}

  /** Whether the bytes from {@code start} to before {@code end} are well-formed. */
  static boolean isValid(byte[] bytes, int start, int end) {
    int position = start;
    while (position < end) {
      position = skipAscii(bytes, position, end);
      if (position == end) {
        return true;
      }
      int length = sequenceLength(bytes, position, end);
      if (length == 0) {
        return false;
      }
      position += length;
    }
    return true;
  }

  /** Eight bytes at a time: nearly all text in commands and field names is ASCII. */
  private static int skipAscii(byte[] bytes, int start, int end) {
    int position = start;
    while (position + Long.BYTES <= end
        && (LittleEndian.getLong(bytes, position) & HIGH_BITS) == 0) {
      position += Long.BYTES;
    }
    while (position < end && bytes[position] >= 0) {
      position++;
    }
    return position;
  }

  /**
   * The length of the multi-byte sequence at {@code position}, or 0 if it is ill-formed. The range
   * of the second byte is what rules out overlong forms, surrogates and code points past U+10FFFF.
   */
  private static int sequenceLength(byte[] bytes, int position, int end) {
    int lead = bytes[position] & 0xff;
    int length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    if (lead < 0xc2 || lead > 0xf4 || position + length > end) {
      return 0;
    }
    int second = bytes[position + 1] & 0xff;
    if (second < secondMin(lead) || second > secondMax(lead)) {
      return 0;
    }
    for (int i = 2; i < length; i++) {
      if ((bytes[position + i] & 0xc0) != 0x80) {
        return 0;
      }
    }
    return length;
  }

  private static int secondMin(int lead) {
    return lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
  }

  private static int secondMax(int lead) {
    return lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
  }
}
