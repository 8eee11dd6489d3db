package io.loquat.store;

import io.loquat.query.index.IndexSpec;
import io.loquat.query.index.MultikeyPaths;

/**
 * An index of a collection as the catalog has it. Immutable.
 *
 * @param multikey where arrays have been met in it
 * @param building whether it is kept up to date but does not hold all documents yet: no query may
 *     use it
 */
public record IndexInfo(IndexSpec spec, MultikeyPaths multikey, boolean building) {}
