package io.loquat.store.jsonb;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A growing buffer of BSON bytes that many documents can be decoded into. Confined to its owner.
 */
final class BsonSink {
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private byte[] buffer;
  private int size;

  BsonSink() {
    this(1024);
  }

  BsonSink(int capacity) {
    buffer = new byte[capacity];
  }

  int size() {
    return size;
  }

  /** The backing array, of which the first {@link #size} bytes count; good until the next write. */
  byte[] array() {
    return buffer;
  }

  byte[] toByteArray() {
    return Arrays.copyOf(buffer, size);
  }

  /** Forgets what was written, and lets a buffer go that one huge document made large. */
  void clear() {
    if (buffer.length > JsonbSink.KEPT_BYTES_MAX) {
      buffer = new byte[1024];
    }
    size = 0;
  }

  /** Goes back to an earlier size. */
  void truncate(int earlierSize) {
    size = earlierSize;
  }

  /** Leaves room to be filled in later; returns where it is. */
  int reserve(int count) {
    ensure(count);
    int at = size;
    size += count;
    return at;
  }

  void int8(int value) {
    ensure(1);
    buffer[size++] = (byte) value;
  }

  void int32(int value) {
    ensure(4);
    INT.set(buffer, size, value);
    size += 4;
  }

  void int64(long value) {
    ensure(8);
    LONG.set(buffer, size, value);
    size += 8;
  }

  void setInt8(int at, int value) {
    buffer[at] = (byte) value;
  }

  void setInt32(int at, int value) {
    INT.set(buffer, at, value);
  }

  void bytes(byte[] source, int from, int length) {
    ensure(length);
    System.arraycopy(source, from, buffer, size, length);
    size += length;
  }

  /** Appends a short text, and tells whether it is free of NUL. */
  boolean name(byte[] source, int from, int to) {
    ensure(to - from);
    byte[] target = buffer;
    int at = size;
    boolean clean = true;
    for (int i = from; i < to; i++) {
      byte c = source[i];
      target[at++] = c;
      clean &= c != 0;
    }
    size = at;
    return clean;
  }

  /** Appends what pairs of hexadecimal digits mean, and tells whether they all are digits. */
  boolean hex(byte[] source, int from, int byteCount) {
    ensure(byteCount);
    int problems = 0;
    for (int i = 0; i < byteCount; i++) {
      int high = NumberText.hexValue(source[from + 2 * i]);
      int low = NumberText.hexValue(source[from + 2 * i + 1]);
      problems |= high | low;
      buffer[size++] = (byte) (high << 4 | low);
    }
    return problems >= 0;
  }

  /** Takes one byte out of what was written. */
  void removeByte(int at) {
    System.arraycopy(buffer, at + 1, buffer, at, size - at - 1);
    size--;
  }

  /** The key of an array element: its index in decimal, with the terminator. */
  void indexKey(int index) {
    ensure(11);
    if (index < 10) {
      buffer[size++] = (byte) ('0' + index);
    } else {
      size = NumberText.decimal(index, buffer, size);
    }
    buffer[size++] = 0;
  }

  private void ensure(int count) {
    if (count > buffer.length - size) {
      buffer = JsonbSink.grown(buffer, size, count);
    }
  }

  static byte[] elementHead(int type, String name) {
    return ((char) type + name + '\0').getBytes(StandardCharsets.US_ASCII);
  }
}
