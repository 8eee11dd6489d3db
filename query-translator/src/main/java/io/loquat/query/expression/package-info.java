/**
 * Aggregation expressions: values computed from a document.
 *
 * <p>Must not know: stages, SQL. Read first: {@link io.loquat.query.expression.Expression}.
 */
@NullMarked
package io.loquat.query.expression;

import org.jspecify.annotations.NullMarked;
