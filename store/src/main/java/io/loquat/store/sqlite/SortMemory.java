package io.loquat.store.sqlite;

import io.loquat.store.StoreException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What sorts may hold in memory, each and all together: those that run, and those whose cursors
 * still are open. Thread-safe by an atomic counter.
 */
final class SortMemory {
  /** So much is asked for at once, so that sorts seldom meet. */
  private static final long STEP_BYTES = 4_096;

  private final long eachMax;
  private final long allMax;
  private final AtomicLong taken = new AtomicLong();

  SortMemory(long eachMax, long allMax) {
    this.eachMax = eachMax;
    this.allMax = Math.max(eachMax, allMax);
  }

  /** The memory of one sort alone. */
  static Share ofOne(long bytesMax) {
    return new SortMemory(bytesMax, bytesMax).share();
  }

  /** The memory of one more sort, which holds nothing yet. */
  Share share() {
    return new Share();
  }

  /** The part of one sort. Confined to one caller at a time. */
  final class Share {
    private long used;
    private long reserved;

    /**
     * Counts bytes that are held; fewer than none for what is let go.
     *
     * @throws StoreException.LimitReached if this sort, or all together, would hold too much
     */
    void add(long bytes) {
      used += bytes;
      if (used > eachMax) {
        throw new StoreException.LimitReached(
            "Sort exceeded memory limit of " + eachMax + " bytes");
      }
      if (used > reserved) {
        long more = Math.ceilDiv(used - reserved, STEP_BYTES) * STEP_BYTES;
        reserve(Math.min(more, eachMax - reserved));
      }
    }

    private void reserve(long bytes) {
      if (taken.addAndGet(bytes) > allMax) {
        taken.addAndGet(-bytes);
        throw new StoreException.LimitReached(
            "Sort exceeded the memory limit of " + allMax + " bytes of all sorts together");
      }
      reserved += bytes;
    }

    /** Keeps no more than so much. */
    void shrinkTo(long bytes) {
      used = Math.min(used, bytes);
      if (reserved > used) {
        taken.addAndGet(used - reserved);
        reserved = used;
      }
    }

    /** Lets go of everything. May be called again. */
    void release() {
      shrinkTo(0);
    }
  }
}
