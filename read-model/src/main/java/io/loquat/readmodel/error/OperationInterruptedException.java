package io.loquat.readmodel.error;

/**
 * The thread was interrupted while it waited; its interrupt flag is set again. Whether a write
 * under way was done is not known.
 *
 * {@snippet :
 * try {
 *   locking.updateWithOptimisticLock("u1", User::birthday);
 * } catch (OperationInterruptedException e) {
 *   return; // we are being stopped
 * }
 * }
 */
public final class OperationInterruptedException extends LoquatException {
  private static final long serialVersionUID = 1L;

  public OperationInterruptedException(Throwable cause) {
    super("interrupted while waiting", cause);
  }
}
