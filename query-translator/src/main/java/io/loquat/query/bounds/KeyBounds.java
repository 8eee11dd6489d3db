package io.loquat.query.bounds;

import java.util.Arrays;

/** Arithmetic on the bytes of keys. */
public final class KeyBounds {
  private static final int BYTE_MAX = 0xFF;

  private KeyBounds() {}

  /** The least bytes above all that begin with these; no bytes at all are below every key. */
  public static byte[] afterAll(byte[] prefix) {
    int last = prefix.length - 1;
    while (last >= 0 && (prefix[last] & BYTE_MAX) == BYTE_MAX) {
      last--;
    }
    if (last < 0) {
      // Nothing is above; no key begins with as many of these.
      byte[] most = new byte[prefix.length + 1];
      Arrays.fill(most, (byte) BYTE_MAX);
      return most;
    }
    byte[] next = Arrays.copyOf(prefix, last + 1);
    next[last]++;
    return next;
  }

  /** The complement of each byte, which reverses the order of keys. */
  public static byte[] inverted(byte[] key) {
    byte[] inverted = new byte[key.length];
    for (int i = 0; i < key.length; i++) {
      inverted[i] = (byte) ~key[i];
    }
    return inverted;
  }

  /** One after the other. */
  public static byte[] joined(byte[] first, byte[] second) {
    byte[] joined = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, joined, first.length, second.length);
    return joined;
  }

  /** Whether the bytes begin so. */
  public static boolean startsWith(byte[] key, byte[] prefix) {
    return key.length >= prefix.length
        && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
  }
}
