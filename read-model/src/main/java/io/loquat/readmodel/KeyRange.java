package io.loquat.readmodel;

import java.util.Optional;

/**
 * Keys that follow one another in the order of {@link Keys#ORDER}. Immutable.
 *
 * @param from where it starts
 * @param inclusive whether {@code from} belongs to it
 * @param end the first key after it; empty if it goes on to the last key
 */
record KeyRange(String from, boolean inclusive, Optional<String> end) {
  /** All keys with the prefix. */
  static KeyRange of(String prefix) {
    return new KeyRange(Keys.checkedPrefix(prefix), true, Keys.after(prefix));
  }

  /** What a listing of the prefix has still to give. */
  static KeyRange of(String prefix, Optional<String> cursor) {
    KeyRange all = of(prefix);
    return cursor.map(text -> all.after(KeyCursor.lastKey(text, prefix))).orElse(all);
  }

  /** What of it is behind the key. */
  KeyRange after(String key) {
    return new KeyRange(key, false, end);
  }

  /** Whether a key that is not before its start belongs to it. */
  boolean reaches(String key) {
    return end.isEmpty() || Keys.ORDER.compare(key, end.get()) < 0;
  }
}
