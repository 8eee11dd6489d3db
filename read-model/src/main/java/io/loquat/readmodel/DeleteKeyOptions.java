package io.loquat.readmodel;

import io.loquat.readmodel.document.ExpectedVersion;
import java.util.Optional;

/**
 * How a value is deleted. Immutable.
 *
 * {@snippet :
 * store.delete("o-1", DeleteKeyOptions.table("orders").expectedVersion(3));
 * }
 *
 * @param tableName the collection; if empty, the one that the store was made with
 * @param expectedVersion what the value's version must be for the deletion to happen
 */
public record DeleteKeyOptions(Optional<String> tableName, ExpectedVersion expectedVersion) {
  private static final DeleteKeyOptions DEFAULTS =
      new DeleteKeyOptions(Optional.empty(), ExpectedVersion.NO_CONCURRENCY_CHECK);

  public DeleteKeyOptions {
    tableName.ifPresent(Tables::checked);
  }

  /** The store's own table, whatever the version is. */
  public static DeleteKeyOptions defaults() {
    return DEFAULTS;
  }

  /**
   * In this table, otherwise as {@link #defaults}.
   *
   * @throws IllegalArgumentException if it cannot be the name of a collection
   */
  public static DeleteKeyOptions table(String name) {
    return new DeleteKeyOptions(Optional.of(name), DEFAULTS.expectedVersion);
  }

  public DeleteKeyOptions expectedVersion(ExpectedVersion newExpectedVersion) {
    return new DeleteKeyOptions(tableName, newExpectedVersion);
  }

  /** Short for {@link ExpectedVersion#exactly}. */
  public DeleteKeyOptions expectedVersion(long version) {
    return expectedVersion(ExpectedVersion.exactly(version));
  }
}
