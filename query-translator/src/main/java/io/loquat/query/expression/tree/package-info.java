/**
 * The syntax tree of expressions: what every operator is made with.
 *
 * <p>Must not know: single operators, stages, SQL. Read first: {@link
 * io.loquat.query.expression.tree.Expression}.
 */
@NullMarked
package io.loquat.query.expression.tree;

import org.jspecify.annotations.NullMarked;
