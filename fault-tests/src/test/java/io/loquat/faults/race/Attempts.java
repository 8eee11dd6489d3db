package io.loquat.faults.race;

import com.mongodb.MongoSocketException;
import com.mongodb.event.CommandFailedEvent;
import com.mongodb.event.CommandListener;

/**
 * Counts the broken attempts within one call of the driver, which may send a write again when the
 * connection breaks. Thread-safe: the driver tells of a command on the thread that sent it.
 */
final class Attempts implements CommandListener {
  private final ThreadLocal<Integer> broken = ThreadLocal.withInitial(() -> 0);

  /** Forgets this thread's earlier attempts. */
  void begin() {
    broken.set(0);
  }

  /** Whether an attempt of this thread broke since {@link #begin}. */
  boolean anyBroken() {
    return broken.get() > 0;
  }

  @Override
  public void commandFailed(CommandFailedEvent event) {
    if (event.getThrowable() instanceof MongoSocketException) {
      broken.set(broken.get() + 1);
    }
  }
}
