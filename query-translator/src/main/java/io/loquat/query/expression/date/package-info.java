/**
 * Expression operators about dates, time zones and timestamps.
 *
 * <p>Must not know: other groups of operators. Read first: {@link
 * io.loquat.query.expression.date.DateOperators}.
 */
@NullMarked
package io.loquat.query.expression.date;

import org.jspecify.annotations.NullMarked;
