package io.loquat.readmodel.document;

import java.util.Optional;

/**
 * How documents are deleted. Immutable.
 *
 * {@snippet :
 * users.deleteOne(eq("_id", "u1"), DeleteOptions.defaults().softDelete(true).expectedVersion(3));
 * }
 *
 * @param softDelete whether documents are archived instead of being gone for good; the collection's
 *     own option decides if this is empty
 * @param expectedVersion what the version must be
 * @param archived whether archived documents are seen
 */
public record DeleteOptions(
    Optional<Boolean> softDelete, ExpectedVersion expectedVersion, Archived archived) {
  private static final DeleteOptions DEFAULTS =
      new DeleteOptions(Optional.empty(), ExpectedVersion.NO_CONCURRENCY_CHECK, Archived.EXCLUDE);

  /** As the collection has it, unchecked. */
  public static DeleteOptions defaults() {
    return DEFAULTS;
  }

  public DeleteOptions softDelete(boolean newSoftDelete) {
    return new DeleteOptions(Optional.of(newSoftDelete), expectedVersion, archived);
  }

  public DeleteOptions expectedVersion(ExpectedVersion newExpectedVersion) {
    return new DeleteOptions(softDelete, newExpectedVersion, archived);
  }

  /** Short for {@link ExpectedVersion#exactly}. */
  public DeleteOptions expectedVersion(long version) {
    return expectedVersion(ExpectedVersion.exactly(version));
  }

  public DeleteOptions archived(Archived newArchived) {
    return new DeleteOptions(softDelete, expectedVersion, newArchived);
  }
}
