package io.loquat.model;

/**
 * Finds where values end in keys, which {@link KeyWriter} made. Confined to the thread that reads
 * the key.
 */
public final class KeyScanner {
  private static final int BYTE_MAX = 0xFF;
  private static final int NEGATIVE = NumberKeys.NEGATIVE;
  private static final int POSITIVE = NumberKeys.POSITIVE;
  private static final int GROUPS_MAX = 9;
  private static final int OBJECT_ID_BYTES = 12;
  private static final int SUBTYPE_WITH_LENGTH = 2;

  private final byte[] key;
  private int at;

  /** What turns a descending value's bytes into those that it has ascending. */
  private int mask;

  /** Starts before the first value. */
  public KeyScanner(byte[] key) {
    this.key = key;
  }

  /** How many bytes have been passed. */
  public int position() {
    return at;
  }

  /**
   * Passes a value.
   *
   * @throws ArrayIndexOutOfBoundsException if the key ends within it
   */
  public void skip(boolean descending) {
    mask = descending ? BYTE_MAX : 0;
    skipValue(next());
  }

  private int next() {
    return (key[at++] ^ mask) & BYTE_MAX;
  }

  private int nextInt() {
    return next() << 24 | next() << 16 | next() << 8 | next();
  }

  private void skipValue(int type) {
    if (type >= TypeBracket.NUMBER.keyByte() && type < TypeBracket.STRING.keyByte()) {
      skipNumber(type);
      return;
    }
    switch (TypeBracket.ofKeyByte(type)) {
      case MIN_KEY, UNDEFINED, NULL, NUMBER, MAX_KEY -> {}
      case STRING, CODE -> skipText();
      case OBJECT -> skipDocument();
      case ARRAY -> skipArray();
      case BINARY -> skipBinary();
      case OBJECT_ID -> at += OBJECT_ID_BYTES;
      case BOOLEAN -> at++;
      case DATE, TIMESTAMP -> at += Long.BYTES;
      case REGULAR_EXPRESSION -> {
        skipText();
        skipText();
      }
      case DB_POINTER -> {
        at += Integer.BYTES;
        skipText();
        at += OBJECT_ID_BYTES;
      }
      case CODE_WITH_SCOPE -> {
        skipText();
        skipDocument();
      }
    }
  }

  private void skipText() {
    while (next() != 0) {
      // Neither escaped texts nor sort keys have a zero before their end.
    }
  }

  private void skipDocument() {
    while (next() != 0) {
      skipText();
      skipValue(next());
    }
  }

  private void skipArray() {
    for (int type = next(); type != 0; type = next()) {
      skipValue(type);
    }
  }

  private void skipBinary() {
    int length = nextInt();
    int subtype = next();
    at += subtype == SUBTYPE_WITH_LENGTH ? length - Integer.BYTES : length;
  }

  private void skipNumber(int type) {
    if (type != NEGATIVE && type != POSITIVE) {
      return;
    }
    int outer = mask;
    mask ^= type == NEGATIVE ? BYTE_MAX : 0;
    int exponent = next();
    at += exponent == 0 || exponent == BYTE_MAX ? Short.BYTES : 0;
    int group = 1;
    while (more() && group < GROUPS_MAX) {
      group++;
    }
    if (group == GROUPS_MAX && last() % 2 != 0) {
      at += Short.BYTES;
      while (more()) {
        // Two digits a byte.
      }
    }
    mask = outer;
  }

  /** Passes a byte, whose lowest bit says whether there is another. */
  private boolean more() {
    return next() % 2 != 0;
  }

  private int last() {
    return (key[at - 1] ^ mask) & BYTE_MAX;
  }
}
