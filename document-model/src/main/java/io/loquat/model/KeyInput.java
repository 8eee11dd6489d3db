package io.loquat.model;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * The bytes of a key and of its notes, read in order. Confined to the thread that reads the key.
 */
final class KeyInput {
  private static final int BYTE_MAX = 0xFF;
  private static final int ESCAPE = 0x01;

  private final byte[] key;
  private final byte[] notes;
  private int at;
  private int noted;

  /** What turns a descending value's bytes into those that it has ascending. */
  private int mask;

  KeyInput(byte[] key, byte[] notes) {
    this.key = key;
    this.notes = notes;
  }

  int position() {
    return at;
  }

  void setDescending(boolean descending) {
    mask = descending ? BYTE_MAX : 0;
  }

  /** Reads complements from now on, if it did not, and the other way round. */
  void invert() {
    mask ^= BYTE_MAX;
  }

  int next() {
    return (key[at++] ^ mask) & BYTE_MAX;
  }

  int nextShort() {
    return next() << Byte.SIZE | next();
  }

  int nextInt() {
    return nextShort() << Short.SIZE | nextShort();
  }

  long nextLong() {
    return (long) nextInt() << Integer.SIZE | (nextInt() & 0xFFFF_FFFFL);
  }

  byte[] nextBytes(int count) {
    byte[] bytes = new byte[count];
    for (int i = 0; i < count; i++) {
      bytes[i] = (byte) next();
    }
    return bytes;
  }

  /** A text, escaped and ended as {@link KeyBytes#addText} does. */
  String nextText() {
    if (mask != 0) {
      return unescaped();
    }
    int end = at;
    while (key[end] != 0) {
      if (key[end] == ESCAPE) {
        return unescaped();
      }
      end++;
    }
    String text = new String(key, at, end - at, StandardCharsets.UTF_8);
    at = end + 1;
    return text;
  }

  private String unescaped() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int one = next(); one != 0; one = next()) {
      bytes.write(one == ESCAPE ? next() - 1 : one);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /** The note of the next value; those that say nothing may be left out at the end. */
  int nextNote() {
    return noted < notes.length ? notes[noted++] : TypeNotes.USUAL;
  }

  /** The number that follows a note. */
  int nextNoteShort() {
    return notes[noted++] << Byte.SIZE | (notes[noted++] & BYTE_MAX);
  }
}
