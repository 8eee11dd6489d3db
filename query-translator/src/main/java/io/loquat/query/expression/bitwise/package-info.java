/**
 * Expression operators on the bits of numbers.
 *
 * <p>Must not know: other groups of operators. Read first: {@link
 * io.loquat.query.expression.bitwise.BitwiseOperators}.
 */
@NullMarked
package io.loquat.query.expression.bitwise;

import org.jspecify.annotations.NullMarked;
