/**
 * Expression operators about documents and their fields.
 *
 * <p>Must not know: other groups of operators. Read first: {@link
 * io.loquat.query.expression.object.ObjectOperators}.
 */
@NullMarked
package io.loquat.query.expression.object;

import org.jspecify.annotations.NullMarked;
