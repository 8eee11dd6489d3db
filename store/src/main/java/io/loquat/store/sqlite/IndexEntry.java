package io.loquat.store.sqlite;

import io.loquat.model.KeyTypes;
import java.util.Arrays;

/**
 * An entry of an index, ordered as in its table. Its key must not be changed.
 *
 * @param types what the key leaves out of its values
 */
record IndexEntry(byte[] key, long rid, KeyTypes types) implements Comparable<IndexEntry> {
  @Override
  public int compareTo(IndexEntry other) {
    int byKey = Arrays.compareUnsigned(key, other.key);
    return byKey != 0 ? byKey : Long.compare(rid, other.rid);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IndexEntry entry && compareTo(entry) == 0;
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(key) + Long.hashCode(rid);
  }
}
