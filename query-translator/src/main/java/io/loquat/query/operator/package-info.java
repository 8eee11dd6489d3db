/**
 * How an operator describes itself: its specification and examples, from which tests run and pages
 * are written.
 *
 * <p>Must not know: any operator. Read first: {@link io.loquat.query.operator.OperatorSpec}.
 */
@NullMarked
package io.loquat.query.operator;

import org.jspecify.annotations.NullMarked;
