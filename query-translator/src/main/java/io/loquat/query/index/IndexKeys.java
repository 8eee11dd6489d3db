package io.loquat.query.index;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * A document's keys in one index. Immutable.
 *
 * @param keys in order, each once; none if the document is not in the index
 * @param multikey the arrays that were met on the way
 */
public record IndexKeys(List<byte[]> keys, MultikeyPaths multikey) {
  /** Of a document that is not in the index. */
  public static final IndexKeys NONE = new IndexKeys(List.of(), MultikeyPaths.NONE);

  public IndexKeys {
    keys = List.copyOf(keys);
  }

  /** Of a document that has one key and no array. */
  static IndexKeys single(byte[] key) {
    return new IndexKeys(List.of(key), MultikeyPaths.NONE);
  }

  /** Sorts the keys and keeps each once. */
  public static IndexKeys of(Iterable<byte[]> keys, MultikeyPaths multikey) {
    if (keys instanceof List<byte[]> list && list.size() == 1) {
      return new IndexKeys(list, multikey);
    }
    TreeSet<byte[]> sorted = new TreeSet<>(Arrays::compareUnsigned);
    keys.forEach(sorted::add);
    return new IndexKeys(List.copyOf(sorted), multikey);
  }
}
