package io.loquat.query.plan;

import io.loquat.query.index.IndexSpec;
import io.loquat.query.index.MultikeyPaths;

/**
 * An index that is built and may be used. Immutable.
 *
 * @param multikey where arrays have been met in it
 * @param tells whether its keys may tell their values
 */
public record UsableIndex(IndexSpec spec, MultikeyPaths multikey, boolean tells) {
  /** An index whose keys do not tell their values. */
  public UsableIndex(IndexSpec spec, MultikeyPaths multikey) {
    this(spec, multikey, false);
  }
}
