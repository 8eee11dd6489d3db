/**
 * The accumulators of {@code $group}: what is made of the documents of a group.
 *
 * <p>Must not know: stages, SQL. Read first: {@link io.loquat.query.accumulator.Accumulators}.
 */
@NullMarked
package io.loquat.query.accumulator;

import org.jspecify.annotations.NullMarked;
