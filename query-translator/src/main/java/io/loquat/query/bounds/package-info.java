/**
 * Ranges of values, as ends for people and as key bytes for execution, and how ranges combine.
 *
 * <p>Must not know: filters, which index a query takes, tables. Read first: {@link
 * io.loquat.query.bounds.Interval}, then {@link io.loquat.query.bounds.Intervals}.
 */
@NullMarked
package io.loquat.query.bounds;

import org.jspecify.annotations.NullMarked;
