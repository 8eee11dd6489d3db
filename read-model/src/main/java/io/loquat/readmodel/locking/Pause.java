package io.loquat.readmodel.locking;

import java.time.Duration;

/**
 * How a thread waits before it tries again. Implementations are thread-safe.
 *
 * {@snippet :
 * List<Duration> waits = new ArrayList<>();
 * LockOptions untimed = LockOptions.defaults().pause(waits::add);
 * }
 */
@FunctionalInterface
public interface Pause {
  /** Sleeps. */
  Pause SLEEPING = Thread::sleep;

  /**
   * @throws InterruptedException if the thread is interrupted meanwhile
   */
  void await(Duration delay) throws InterruptedException;
}
