/**
 * Expression operators about arrays: their elements, by position, by condition, in order.
 *
 * <p>Must not know: other groups of operators. Read first: {@link
 * io.loquat.query.expression.array.ArrayOperators}.
 */
@NullMarked
package io.loquat.query.expression.array;

import org.jspecify.annotations.NullMarked;
