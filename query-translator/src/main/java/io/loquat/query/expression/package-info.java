/**
 * Aggregation expressions: values computed from a document; the operators lie in a package for each
 * group.
 *
 * <p>Must not know: stages, SQL. Read first: {@link io.loquat.query.expression.Expressions}.
 */
@NullMarked
package io.loquat.query.expression;

import org.jspecify.annotations.NullMarked;
