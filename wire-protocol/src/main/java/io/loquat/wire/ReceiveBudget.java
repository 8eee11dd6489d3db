package io.loquat.wire;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The memory that messages of all connections may take while they are half received. Thread-safe by
 * an atomic count.
 *
 * <p>Each message is bounded, but there are thousands of connections. Only messages that need more
 * than one read are counted, so that small requests do not meet here.
 */
final class ReceiveBudget {
  private final long bytesMax;
  private final AtomicLong taken = new AtomicLong();

  ReceiveBudget(long bytesMax) {
    this.bytesMax = bytesMax;
  }

  /** Whether there was room for them; then they are taken until given back. */
  boolean tryTake(long bytes) {
    if (taken.addAndGet(bytes) <= bytesMax) {
      return true;
    }
    giveBack(bytes);
    return false;
  }

  void giveBack(long bytes) {
    taken.addAndGet(-bytes);
  }
}
