/**
 * Expression operators that take arrays for sets: order and repetition do not count.
 *
 * <p>Must not know: other groups of operators. Read first: {@link
 * io.loquat.query.expression.set.SetOperators}.
 */
@NullMarked
package io.loquat.query.expression.set;

import org.jspecify.annotations.NullMarked;
