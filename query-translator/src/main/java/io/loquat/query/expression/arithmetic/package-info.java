/**
 * Expression operators that compute with numbers.
 *
 * <p>Must not know: other groups of operators. Read first: {@link
 * io.loquat.query.expression.arithmetic.ArithmeticOperators}.
 */
@NullMarked
package io.loquat.query.expression.arithmetic;

import org.jspecify.annotations.NullMarked;
