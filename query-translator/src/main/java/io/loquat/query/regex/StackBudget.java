package io.loquat.query.regex;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The memory that running searches may need for their stacks. Thread-safe by an atomic count.
 *
 * <p>The engine's stack grows with the text that a repetition has taken, and has no bound of its
 * own. So as not to run out of memory, a search says beforehand what it may need at most.
 */
final class StackBudget {
  static final StackBudget SHARED = new StackBudget(Runtime.getRuntime().maxMemory() / 2);

  /** What any search may take without asking. */
  private static final long BYTES_FREE = 1 << 20;

  private final long bytesMax;
  private final AtomicLong taken = new AtomicLong();

  StackBudget(long bytesMax) {
    this.bytesMax = bytesMax;
  }

  /**
   * Takes a part of the budget, which has to be given back.
   *
   * @return what has been taken
   * @throws CommandException ExceededMemoryLimit (146) if there is not enough left
   */
  long take(long bytes) {
    if (bytes <= BYTES_FREE) {
      return 0;
    }
    if (taken.addAndGet(bytes) > bytesMax) {
      give(bytes);
      throw new CommandException(
          ErrorCode.EXCEEDED_MEMORY_LIMIT,
          "A regular expression with repetitions may need "
              + bytes
              + " bytes for a text of that length, more than there are");
    }
    return bytes;
  }

  void give(long bytes) {
    taken.addAndGet(-bytes);
  }
}
