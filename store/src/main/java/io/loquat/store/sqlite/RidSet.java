package io.loquat.store.sqlite;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.PrimitiveIterator;

/**
 * Rids that have been met: a bit for each, in pages. Rids are given one after the other, so pages
 * are full of rows that are there. Confined to one caller.
 */
final class RidSet {
  private static final int PAGE_BITS = 13;
  private static final int WORDS = 1 << (PAGE_BITS - 6);

  private final Map<Long, long[]> pages = new HashMap<>();

  boolean contains(long rid) {
    long[] page = pages.get(rid >>> PAGE_BITS);
    return page != null && (page[word(rid)] & mask(rid)) != 0;
  }

  /** Whether it was not in the set. */
  boolean add(long rid) {
    long[] page = pages.computeIfAbsent(rid >>> PAGE_BITS, _ -> new long[WORDS]);
    boolean added = (page[word(rid)] & mask(rid)) == 0;
    page[word(rid)] |= mask(rid);
    return added;
  }

  /** All of them, ascending. */
  PrimitiveIterator.OfLong inOrder() {
    return pages.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .flatMapToLong(
            page ->
                BitSet.valueOf(page.getValue()).stream()
                    .mapToLong(bit -> (page.getKey() << PAGE_BITS) + bit))
        .iterator();
  }

  private static int word(long rid) {
    return (int) (rid & ((1 << PAGE_BITS) - 1)) >>> 6;
  }

  /** A shift takes the last six bits of what it is given. */
  private static long mask(long rid) {
    return 1L << rid;
  }
}
