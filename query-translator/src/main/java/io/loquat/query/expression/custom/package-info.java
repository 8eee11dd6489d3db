/**
 * Expression operators in a language of their own.
 *
 * <p>Must not know: other groups of operators. Read first: {@link
 * io.loquat.query.expression.custom.CustomOperators}.
 */
@NullMarked
package io.loquat.query.expression.custom;

import org.jspecify.annotations.NullMarked;
