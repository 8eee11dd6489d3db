package io.loquat.query.plan;

import io.loquat.query.index.IndexSpec;
import io.loquat.query.index.MultikeyPaths;

/**
 * An index that is built and may be used. Immutable.
 *
 * @param multikey where arrays have been met in it
 */
public record UsableIndex(IndexSpec spec, MultikeyPaths multikey) {}
