package io.loquat.query.index;

import io.loquat.model.KeyTypes;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * A document's keys in one index. Immutable.
 *
 * @param keys in order, each once; none if the document is not in the index
 * @param types what the key leaves out of its values; several keys never tell theirs
 * @param multikey the arrays that were met on the way
 */
public record IndexKeys(List<byte[]> keys, KeyTypes types, MultikeyPaths multikey) {
  /** Of a document that is not in the index. */
  public static final IndexKeys NONE =
      new IndexKeys(List.of(), KeyTypes.UNKNOWN, MultikeyPaths.NONE);

  public IndexKeys {
    keys = List.copyOf(keys);
  }

  /** Of a document that has one key and no array. */
  static IndexKeys single(byte[] key, KeyTypes types) {
    return new IndexKeys(List.of(key), types, MultikeyPaths.NONE);
  }

  /** Sorts the keys, which do not tell their values, and keeps each once. */
  public static IndexKeys of(Iterable<byte[]> keys, MultikeyPaths multikey) {
    if (keys instanceof List<byte[]> list && list.size() == 1) {
      return new IndexKeys(list, KeyTypes.UNKNOWN, multikey);
    }
    TreeSet<byte[]> sorted = new TreeSet<>(Arrays::compareUnsigned);
    keys.forEach(sorted::add);
    return new IndexKeys(List.copyOf(sorted), KeyTypes.UNKNOWN, multikey);
  }
}
