/**
 * Expression operators about text.
 *
 * <p>Must not know: other groups of operators. Read first: {@link
 * io.loquat.query.expression.text.TextOperators}.
 */
@NullMarked
package io.loquat.query.expression.text;

import org.jspecify.annotations.NullMarked;
