package io.loquat.embedded;

/**
 * A data folder cannot be opened: another server has it, or it cannot be written; the message says
 * which.
 *
 * {@snippet :
 * try (EmbeddedLoquat loquat = EmbeddedLoquat.open(folder)) {
 *   serve(loquat);
 * } catch (FolderUnavailableException e) {
 *   log.error(e.getMessage()); // the data folder /var/lib/shop is in use by process 4711
 * }
 * }
 */
public final class FolderUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  FolderUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
