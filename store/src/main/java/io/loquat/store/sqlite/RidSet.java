package io.loquat.store.sqlite;

import java.util.HashMap;
import java.util.Map;

/**
 * Rids that have been met: a bit for each, in pages. Rids are given one after the other, so pages
 * are full of rows that are there. Confined to one caller.
 */
final class RidSet {
  private static final int PAGE_BITS = 13;
  private static final int WORDS = 1 << (PAGE_BITS - 6);

  private final Map<Long, long[]> pages = new HashMap<>();

  /** Whether it was not in the set. */
  boolean add(long rid) {
    long[] page = pages.computeIfAbsent(rid >>> PAGE_BITS, _ -> new long[WORDS]);
    int bit = (int) (rid & ((1 << PAGE_BITS) - 1));
    long mask = 1L << bit;
    boolean added = (page[bit >>> 6] & mask) == 0;
    page[bit >>> 6] |= mask;
    return added;
  }
}
