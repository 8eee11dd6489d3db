package io.loquat.readmodel;

import io.loquat.readmodel.document.ExpectedVersion;

/**
 * One deletion of a batch. Immutable.
 *
 * {@snippet :
 * store.batchDelete(List.of(Delete.of("o-1"), Delete.of("o-2").expectedVersion(3)));
 * }
 *
 * @param key at most {@link ReadModelStore#KEY_BYTES_MAX} bytes
 * @param expectedVersion what the value's version must be for the deletion to happen
 */
public record Delete(String key, ExpectedVersion expectedVersion) {
  public Delete {
    Keys.checked(key);
  }

  /** A deletion at any version. */
  public static Delete of(String key) {
    return new Delete(key, ExpectedVersion.NO_CONCURRENCY_CHECK);
  }

  public Delete expectedVersion(ExpectedVersion newExpectedVersion) {
    return new Delete(key, newExpectedVersion);
  }

  /** Short for {@link ExpectedVersion#exactly}. */
  public Delete expectedVersion(long version) {
    return expectedVersion(ExpectedVersion.exactly(version));
  }
}
