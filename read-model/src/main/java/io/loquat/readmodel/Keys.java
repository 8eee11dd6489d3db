package io.loquat.readmodel;

import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Optional;

/** The rules and the order of keys, the same for every store. Stateless. */
final class Keys {
  /** The order of a server's index: that of UTF-8 bytes, which is the order of code points. */
  static final Comparator<String> ORDER = Keys::compare;

  private static final int FIRST_SURROGATE = 0xD800;
  private static final int AFTER_SURROGATES = 0xE000;

  private Keys() {}

  /**
   * The key itself.
   *
   * @throws IllegalArgumentException if it is empty, too long, or not Unicode text without NUL
   */
  static String checked(String key) {
    if (key.isEmpty()) {
      throw new IllegalArgumentException("a key must not be empty");
    }
    return checkedText("key", key);
  }

  /** The prefix itself, which unlike a key may be empty. */
  static String checkedPrefix(String prefix) {
    return checkedText("prefix", prefix);
  }

  private static String checkedText(String what, String text) {
    if (text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("a " + what + " must not contain NUL");
    }
    // No character takes more than three bytes (a pair of surrogates takes four).
    if (text.length() > ReadModelStore.KEY_BYTES_MAX / 3 || hasSurrogates(text)) {
      checkBytes(what, text);
    }
    return text;
  }

  private static boolean hasSurrogates(String text) {
    return text.chars().anyMatch(unit -> Character.isSurrogate((char) unit));
  }

  private static void checkBytes(String what, String text) {
    int bytes;
    try {
      bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text)).remaining();
    } catch (CharacterCodingException notUnicode) {
      throw new IllegalArgumentException(
          "a " + what + " must be Unicode text, without half a surrogate pair", notUnicode);
    }
    if (bytes > ReadModelStore.KEY_BYTES_MAX) {
      throw new IllegalArgumentException(
          "a %s takes at most %s bytes of UTF-8, this one %s"
              .formatted(what, ReadModelStore.KEY_BYTES_MAX, bytes));
    }
  }

  /** The least text that is greater than all that begin with the prefix, if there is one. */
  static Optional<String> after(String prefix) {
    int end = prefix.length();
    while (end > 0) {
      int last = prefix.codePointBefore(end);
      end -= Character.charCount(last);
      if (last < Character.MAX_CODE_POINT) {
        int next = last + 1 == FIRST_SURROGATE ? AFTER_SURROGATES : last + 1;
        return Optional.of(prefix.substring(0, end) + Character.toString(next));
      }
    }
    return Optional.empty();
  }

  private static int compare(String left, String right) {
    int shared = Math.min(left.length(), right.length());
    for (int i = 0; i < shared; i++) {
      if (left.charAt(i) != right.charAt(i)) {
        return Integer.compare(rank(left.charAt(i)), rank(right.charAt(i)));
      }
    }
    return Integer.compare(left.length(), right.length());
  }

  /** Surrogates stand for the code points above all others. */
  private static int rank(char unit) {
    return Character.isSurrogate(unit) ? unit + Character.MAX_VALUE : unit;
  }
}
