package io.loquat.model;

import java.util.Arrays;

/** A growing byte array that keys are written to. Confined to the thread that writes the key. */
final class KeyBytes {
  /** Ends strings, documents and arrays: below every other byte that can stand in its place. */
  private static final int END = 0x00;

  /** Stands before 0x00 and 0x01 inside strings, so that these never look like {@link #END}. */
  private static final int ESCAPE = 0x01;

  private byte[] bytes;
  private int length;

  KeyBytes(int capacity) {
    bytes = new byte[capacity];
  }

  int length() {
    return length;
  }

  byte[] toByteArray() {
    return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
  }

  void add(int value) {
    reserve(1);
    bytes[length++] = (byte) value;
  }

  void addAll(byte[] values) {
    reserve(values.length);
    System.arraycopy(values, 0, bytes, length, values.length);
    length += values.length;
  }

  void addShort(int value) {
    add(value >> Byte.SIZE);
    add(value);
  }

  void addInt(int value) {
    addShort(value >> Short.SIZE);
    addShort(value);
  }

  void addLong(long value) {
    addInt((int) (value >> Integer.SIZE));
    addInt((int) value);
  }

  void addEnd() {
    add(END);
  }

  /** Adds the string's UTF-8 bytes, escaped, and the end mark. */
  void addText(String text) {
    reserve(text.length() + 1);
    for (int index = 0; index < text.length(); ) {
      int codePoint = text.codePointAt(index);
      addCodePoint(codePoint);
      index += Character.charCount(codePoint);
    }
    add(END);
  }

  private void addCodePoint(int codePoint) {
    if (codePoint <= ESCAPE) {
      add(ESCAPE);
      add(codePoint + 1);
    } else if (codePoint < 0x80) {
      add(codePoint);
    } else if (codePoint < 0x800) {
      add(0xC0 | (codePoint >> 6));
      add(0x80 | (codePoint & 0x3F));
    } else {
      addLongCodePoint(codePoint);
    }
  }

  private void addLongCodePoint(int codePoint) {
    if (codePoint < 0x10000) {
      add(0xE0 | (codePoint >> 12));
    } else {
      add(0xF0 | (codePoint >> 18));
      add(0x80 | ((codePoint >> 12) & 0x3F));
    }
    add(0x80 | ((codePoint >> 6) & 0x3F));
    add(0x80 | (codePoint & 0x3F));
  }

  /** Turns every byte from the position on into its complement, which reverses their order. */
  void invertFrom(int position) {
    for (int index = position; index < length; index++) {
      bytes[index] = (byte) ~bytes[index];
    }
  }

  private void reserve(int count) {
    if (count > bytes.length - length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + count));
    }
  }
}
