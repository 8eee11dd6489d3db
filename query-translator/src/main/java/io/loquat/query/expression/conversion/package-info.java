/**
 * Expression operators about the types of values, and their conversion.
 *
 * <p>Must not know: other groups of operators, but how dates are read. Read first: {@link
 * io.loquat.query.expression.conversion.ConversionOperators}.
 */
@NullMarked
package io.loquat.query.expression.conversion;

import org.jspecify.annotations.NullMarked;
