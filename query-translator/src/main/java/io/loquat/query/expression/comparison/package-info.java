/**
 * Expression operators that compare two values in the one order of all.
 *
 * <p>Must not know: other groups of operators. Read first: {@link
 * io.loquat.query.expression.comparison.ComparisonOperators}.
 */
@NullMarked
package io.loquat.query.expression.comparison;

import org.jspecify.annotations.NullMarked;
