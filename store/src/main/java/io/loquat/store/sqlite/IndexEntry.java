package io.loquat.store.sqlite;

import java.util.Arrays;

/** An entry of an index, ordered as in its table. Its key must not be changed. */
record IndexEntry(byte[] key, long rid) implements Comparable<IndexEntry> {
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
