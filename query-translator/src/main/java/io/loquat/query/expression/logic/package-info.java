/**
 * Expression operators about truth, and those that choose between values.
 *
 * <p>Must not know: other groups of operators. Read first: {@link
 * io.loquat.query.expression.logic.LogicOperators}.
 */
@NullMarked
package io.loquat.query.expression.logic;

import org.jspecify.annotations.NullMarked;
