package io.loquat.readmodel;

import io.loquat.readmodel.error.LoquatException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What became of a batch of deletions. There is no value any more under a key that has not failed.
 * Immutable.
 *
 * {@snippet :
 * long deleted = store.batchDelete(deletes).orThrow().deletedCount();
 * }
 *
 * @param deletedCount how many values were there and are gone
 * @param failed what was not done, and why, in the batch's order: {@code VersionMismatchException}
 *     where the version was another one
 */
public record BatchDeleteResult(long deletedCount, Map<String, LoquatException> failed) {
  public BatchDeleteResult {
    failed = Collections.unmodifiableMap(new LinkedHashMap<>(failed));
  }

  /**
   * This result, if nothing failed.
   *
   * @throws LoquatException the first failure; the other deletions were done all the same
   */
  public BatchDeleteResult orThrow() {
    for (LoquatException failure : failed.values()) {
      throw failure;
    }
    return this;
  }
}
