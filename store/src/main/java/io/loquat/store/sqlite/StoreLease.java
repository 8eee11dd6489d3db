package io.loquat.store.sqlite;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Who uses an open database, so that it is never closed under them. Thread-safe by one atomic
 * number: the count of users, and a bit that keeps new ones out.
 */
final class StoreLease {
  private static final int SHUT = 1 << 30;

  private final AtomicInteger state = new AtomicInteger();
  private final CompletableFuture<Void> unused = new CompletableFuture<>();
  private final CompletableFuture<Void> gone = new CompletableFuture<>();
  private final Runnable whenIdle;
  private volatile boolean retired;

  /**
   * @param whenIdle told when a retired store's last user leaves
   */
  StoreLease(Runnable whenIdle) {
    this.whenIdle = whenIdle;
  }

  /** False if the store is closing: wait for {@link #gone}, then look for another. */
  boolean tryAcquire() {
    int seen = state.get();
    while ((seen & SHUT) == 0) {
      if (state.compareAndSet(seen, seen + 1)) {
        return true;
      }
      seen = state.get();
    }
    return false;
  }

  void release() {
    int left = state.decrementAndGet();
    if (left == SHUT) {
      unused.complete(null);
    } else if (left == 0 && retired) {
      whenIdle.run();
    }
  }

  /** Marks the store to be closed as soon as nobody uses it. */
  void retire() {
    retired = true;
    if (state.get() == 0) {
      whenIdle.run();
    }
  }

  /** Takes {@link #retire} back. */
  void revive() {
    retired = false;
  }

  /** Keeps everybody out if nobody is in and the store is still to be closed. */
  boolean shutIfIdle() {
    return retired && state.compareAndSet(0, SHUT);
  }

  /** Keeps new users out; the stage completes when those that are in have left. */
  CompletionStage<Void> shut() {
    int users = state.getAndUpdate(seen -> seen | SHUT) & ~SHUT;
    if (users == 0) {
      unused.complete(null);
    }
    return unused;
  }

  /** To be told once the store's file is closed. */
  void closed() {
    gone.complete(null);
  }

  /** Waits until the store's file is closed. */
  void awaitGone() {
    gone.join();
  }
}
