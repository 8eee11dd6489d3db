package io.loquat.store.jsonb;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing buffer of JSONB nodes. Confined to its owner. */
final class JsonbSink {
  /** A larger buffer is not kept between documents. */
  static final int KEPT_BYTES_MAX = 1 << 20;

  private static final int ARRAY_LENGTH_MAX = Integer.MAX_VALUE - 16;

  private byte[] buffer = new byte[1024];
  private int size;

  byte[] toByteArray() {
    return Arrays.copyOf(buffer, size);
  }

  void clear() {
    if (buffer.length > KEPT_BYTES_MAX) {
      buffer = new byte[1024];
    }
    size = 0;
  }

  /** A node without payload. */
  void empty(int type) {
    ensure(1);
    buffer[size++] = (byte) type;
  }

  void header(int type, int length) {
    ensure(5);
    size = writeHeader(buffer, size, type, length);
  }

  void node(int type, byte[] source, int from, int length) {
    ensure(length + 5);
    size = writeHeader(buffer, size, type, length);
    System.arraycopy(source, from, buffer, size, length);
    size += length;
  }

  void bytes(byte[] source, int from, int length) {
    ensure(length);
    System.arraycopy(source, from, buffer, size, length);
    size += length;
  }

  void int8(int value) {
    ensure(1);
    buffer[size++] = (byte) value;
  }

  void asciiText(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    node(JsonbType.TEXT, bytes, 0, bytes.length);
  }

  void int32(int value) {
    ensure(12);
    int start = size;
    size = NumberText.decimal(value, buffer, start + 1);
    buffer[start] = (byte) ((size - start - 1) << 4 | JsonbType.INT);
  }

  /** Any int64 but the smallest. */
  void int64(long value) {
    int length = NumberText.hexLength(value);
    header(JsonbType.INT5, length);
    ensure(length);
    size = NumberText.hex(value, buffer, size);
  }

  /** An unsigned 32-bit number, in decimal. */
  void uint32(long value) {
    byte[] bytes = Long.toString(value).getBytes(StandardCharsets.US_ASCII);
    node(JsonbType.INT, bytes, 0, bytes.length);
  }

  /** Any finite double. */
  void float64(double value) {
    ensure(NumberText.DOUBLE_LENGTH_MAX + 2);
    int start = size;
    int length = NumberText.decimal(value, buffer, start + 1) - start - 1;
    if (length > 11) {
      System.arraycopy(buffer, start + 1, buffer, start + 2, length);
    }
    size = writeHeader(buffer, start, JsonbType.FLOAT, length) + length;
  }

  void hex(byte[] source, int from, int length) {
    ensure(length * 2);
    for (int i = from; i < from + length; i++) {
      buffer[size++] = NumberText.HEX[source[i] >> 4 & 15];
      buffer[size++] = NumberText.HEX[source[i] & 15];
    }
  }

  void dateText(long millis) {
    ensure(DateText.LENGTH);
    DateText.write(millis, buffer, size);
    size += DateText.LENGTH;
  }

  /**
   * Begins a container: its header takes {@code headerLength} bytes, a guess that {@link #close}
   * corrects. Returns where the header is.
   */
  int open(int headerLength) {
    ensure(headerLength);
    int at = size;
    size += headerLength;
    return at;
  }

  void close(int at, int guessedLength, int type) {
    int payload = size - at - guessedLength;
    int needed = headerLength(payload);
    if (needed != guessedLength) {
      ensure(4);
      System.arraycopy(buffer, at + guessedLength, buffer, at + needed, payload);
      size = at + needed + payload;
    }
    writeHeader(buffer, at, type, payload);
  }

  static int headerLength(int payload) {
    if (payload <= 11) {
      return 1;
    }
    return payload <= 0xff ? 2 : payload <= 0xffff ? 3 : 5;
  }

  private static int writeHeader(byte[] buffer, int start, int type, int length) {
    int at = start;
    if (length <= 11) {
      buffer[at++] = (byte) (length << 4 | type);
    } else if (length <= 0xff) {
      buffer[at++] = (byte) (12 << 4 | type);
      buffer[at++] = (byte) length;
    } else if (length <= 0xffff) {
      buffer[at++] = (byte) (13 << 4 | type);
      buffer[at++] = (byte) (length >> 8);
      buffer[at++] = (byte) length;
    } else {
      buffer[at++] = (byte) (14 << 4 | type);
      buffer[at++] = (byte) (length >> 24);
      buffer[at++] = (byte) (length >> 16);
      buffer[at++] = (byte) (length >> 8);
      buffer[at++] = (byte) length;
    }
    return at;
  }

  private void ensure(int count) {
    if (count > buffer.length - size) {
      buffer = grown(buffer, size, count);
    }
  }

  static byte[] grown(byte[] buffer, int size, int count) {
    long needed = (long) size + count;
    if (needed > ARRAY_LENGTH_MAX) {
      throw new OutOfMemoryError("a document of " + needed + " bytes");
    }
    return Arrays.copyOf(buffer, (int) Math.min(ARRAY_LENGTH_MAX, Math.max(needed, size * 2L)));
  }
}
