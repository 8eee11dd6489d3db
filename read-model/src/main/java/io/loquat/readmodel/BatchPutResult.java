package io.loquat.readmodel;

import io.loquat.readmodel.error.LoquatException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What became of each put of a batch. Every key of the batch is in exactly one of the two maps,
 * which are in the batch's order. Immutable.
 *
 * {@snippet :
 * BatchPutResult result = store.batchPut(puts);
 * result.failed().forEach((key, problem) -> retry(key));
 * }
 *
 * @param put what was done
 * @param failed what was not, and why: {@code VersionMismatchException} where the version was
 *     another one
 */
public record BatchPutResult(Map<String, PutResult> put, Map<String, LoquatException> failed) {
  public BatchPutResult {
    put = Collections.unmodifiableMap(new LinkedHashMap<>(put));
    failed = Collections.unmodifiableMap(new LinkedHashMap<>(failed));
  }

  /**
   * This result, if nothing failed.
   *
   * @throws LoquatException the first failure; what is in {@link #put} was done all the same
   */
  public BatchPutResult orThrow() {
    for (LoquatException failure : failed.values()) {
      throw failure;
    }
    return this;
  }
}
