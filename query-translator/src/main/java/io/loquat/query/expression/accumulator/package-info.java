/**
 * Accumulators, and the expression operators that accumulate the values of their operands.
 *
 * <p>Must not know: other groups of operators. Read first: {@link
 * io.loquat.query.expression.accumulator.AccumulatorOperators}.
 */
@NullMarked
package io.loquat.query.expression.accumulator;

import org.jspecify.annotations.NullMarked;
