/**
 * Expression operators on angles, and hyperbolic ones.
 *
 * <p>Must not know: other groups of operators. Read first: {@link
 * io.loquat.query.expression.trigonometry.TrigonometryOperators}.
 */
@NullMarked
package io.loquat.query.expression.trigonometry;

import org.jspecify.annotations.NullMarked;
