package io.loquat.readmodel.error;

import io.loquat.readmodel.document.ExpectedVersion;
import java.util.Optional;

/**
 * A write met another version of the document than it demanded, and changed nothing.
 *
 * {@snippet :
 * try {
 *   users.replaceOne(eq("_id", "u1"), ada, UpdateOptions.defaults().expectedVersion(3));
 * } catch (VersionMismatchException e) {
 *   log.info("{} is at version {} by now", e.documentId(), e.actualVersion());
 * }
 * }
 */
public final class VersionMismatchException extends LoquatException {
  private static final long serialVersionUID = 1L;

  private final transient ExpectedVersion expectedVersion;
  private final long actualVersion;
  private final transient Optional<Object> documentId;

  public VersionMismatchException(
      String message,
      ExpectedVersion expectedVersion,
      long actualVersion,
      Optional<Object> documentId) {
    super(message);
    this.expectedVersion = expectedVersion;
    this.actualVersion = actualVersion;
    this.documentId = documentId;
  }

  /** What the write demanded. */
  public ExpectedVersion expectedVersion() {
    return expectedVersion;
  }

  /** The version there is, from 1; 0 if there is no document. */
  public long actualVersion() {
    return actualVersion;
  }

  /** The document's {@code _id} as Java has it; empty if the filter named none and none matched. */
  public Optional<Object> documentId() {
    return documentId;
  }
}
