/**
 * What indexes cost and give: lookups, pages, inserts and builds in a small and a large collection.
 * Must not know: how a server keeps them. Read first: {@link io.loquat.bench.index.IndexRun}.
 */
@NullMarked
package io.loquat.bench.index;

import org.jspecify.annotations.NullMarked;
