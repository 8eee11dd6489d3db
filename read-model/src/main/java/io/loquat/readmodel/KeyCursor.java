package io.loquat.readmodel;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Where a listing goes on: after the last key that it gave. So it needs nothing kept anywhere, and
 * stays good whatever is written or deleted meanwhile. Stateless.
 */
final class KeyCursor {
  /** Of the form, so that a later one can be told apart. */
  private static final String MARK = "k1.";

  private KeyCursor() {}

  static String after(String key) {
    byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
    return MARK + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /**
   * The key that a listing of this prefix goes on after.
   *
   * @throws IllegalArgumentException if it is no cursor, or that of another prefix
   */
  static String lastKey(String cursor, String prefix) {
    if (!cursor.startsWith(MARK)) {
      throw new IllegalArgumentException("not a cursor of this store: '" + cursor + "'");
    }
    byte[] bytes = Base64.getUrlDecoder().decode(cursor.substring(MARK.length()));
    String key = Keys.checked(new String(bytes, StandardCharsets.UTF_8));
    if (!key.startsWith(prefix)) {
      throw new IllegalArgumentException(
          "the cursor belongs to another prefix than '" + prefix + "'");
    }
    return key;
  }
}
