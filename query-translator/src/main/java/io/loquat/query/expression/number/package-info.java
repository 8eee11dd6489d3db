/**
 * What operators on numbers share: their checks of operands, and functions of decimals that are not
 * arithmetic.
 *
 * <p>Must not know: single operators. Read first: {@link
 * io.loquat.query.expression.number.NumberOperators}.
 */
@NullMarked
package io.loquat.query.expression.number;

import org.jspecify.annotations.NullMarked;
