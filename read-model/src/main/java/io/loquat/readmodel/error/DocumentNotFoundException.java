package io.loquat.readmodel.error;

import java.util.Optional;

/**
 * A document is not there that the call cannot do without.
 *
 * {@snippet :
 * try {
 *   locking.updateWithOptimisticLock("u1", User::birthday);
 * } catch (DocumentNotFoundException e) {
 *   log.info("nobody has the id {}", e.documentId());
 * }
 * }
 */
public final class DocumentNotFoundException extends LoquatException {
  private static final long serialVersionUID = 1L;

  private final transient Optional<Object> documentId;

  public DocumentNotFoundException(String message, Optional<Object> documentId) {
    super(message);
    this.documentId = documentId;
  }

  /** The {@code _id} that nobody has; empty if the filter did not name one. */
  public Optional<Object> documentId() {
    return documentId;
  }
}
