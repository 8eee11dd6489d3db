package io.loquat.store;

import java.time.Instant;

/**
 * How often queries and writes have used an index. Immutable.
 *
 * @param operations how many found their documents by it
 * @param since when the index was made, or its database opened
 */
public record IndexUse(long operations, Instant since) {}
