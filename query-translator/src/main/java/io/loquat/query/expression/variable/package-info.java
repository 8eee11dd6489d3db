/**
 * Expression operators about variables and literal values.
 *
 * <p>Must not know: other groups of operators. Read first: {@link
 * io.loquat.query.expression.variable.VariableOperators}.
 */
@NullMarked
package io.loquat.query.expression.variable;

import org.jspecify.annotations.NullMarked;
