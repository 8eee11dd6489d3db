package io.loquat.store.sqlite;

import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/**
 * The documents that were written while a build of indexes read the collection: what it read of
 * them may be old, so they are entered anew before its end. Confined to the lane.
 *
 * <p>A mark too many does no harm, so that a write which is rolled back may leave its marks. Only
 * documents that were there when the build began are marked: later ones it does not read.
 */
final class BuildMarks {
  private static final int PAGE_BITS = 16;
  private static final int PAGE_MASK = (1 << PAGE_BITS) - 1;

  private final long ridMax;
  private final TreeMap<Long, BitSet> pages = new TreeMap<>();
  private boolean entered;
  private boolean complete;

  /**
   * @param ridMax the greatest of the documents that the build reads
   */
  BuildMarks(long ridMax) {
    this.ridMax = ridMax;
  }

  long ridMax() {
    return ridMax;
  }

  /** Takes note that a document is written. */
  void mark(long rid) {
    if (!entered && rid <= ridMax) {
      pages.computeIfAbsent(rid >> PAGE_BITS, _ -> new BitSet()).set((int) (rid & PAGE_MASK));
    }
  }

  boolean has(long rid) {
    BitSet page = pages.get(rid >> PAGE_BITS);
    return page != null && page.get((int) (rid & PAGE_MASK));
  }

  /** All that was read is entered: from now on writers alone keep the entries right. */
  void allEntered() {
    entered = true;
  }

  /** Hands out some marked documents and forgets their marks; false if there are no more. */
  boolean take(LongConsumer action) {
    Map.Entry<Long, BitSet> page = pages.pollFirstEntry();
    if (page == null) {
      return false;
    }
    page.getValue().stream().forEach(bit -> action.accept((page.getKey() << PAGE_BITS) | bit));
    return true;
  }

  /** Every live document is in the indexes: from now on writers can see duplicates. */
  void allThere() {
    complete = true;
  }

  boolean isComplete() {
    return complete;
  }
}
