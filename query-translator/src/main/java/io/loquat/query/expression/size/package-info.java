/**
 * Expression operators about the sizes of values.
 *
 * <p>Must not know: other groups of operators. Read first: {@link
 * io.loquat.query.expression.size.SizeOperators}.
 */
@NullMarked
package io.loquat.query.expression.size;

import org.jspecify.annotations.NullMarked;
