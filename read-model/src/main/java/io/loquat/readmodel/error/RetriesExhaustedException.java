package io.loquat.readmodel.error;

/**
 * Others were quicker each time an optimistic update was tried. Its cause is the last mismatch.
 *
 * {@snippet :
 * try {
 *   locking.updateWithOptimisticLock("u1", User::birthday);
 * } catch (RetriesExhaustedException e) {
 *   log.warn("gave up after {} attempts", e.attempts());
 * }
 * }
 */
public final class RetriesExhaustedException extends LoquatException {
  private static final long serialVersionUID = 1L;

  private final int attempts;

  public RetriesExhaustedException(int attempts, VersionMismatchException last) {
    super("gave up after %s attempts: %s".formatted(attempts, last.getMessage()), last);
    this.attempts = attempts;
  }

  /** How often the write was tried. */
  public int attempts() {
    return attempts;
  }
}
