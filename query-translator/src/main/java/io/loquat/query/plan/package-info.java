/**
 * How queries are answered: the tree of a plan, and the planner that chooses it.
 *
 * <p>Must not know: SQL, tables, commands. Read first: {@link io.loquat.query.plan.PlanNode}, then
 * {@link io.loquat.query.plan.IndexBounds}.
 */
@NullMarked
package io.loquat.query.plan;

import org.jspecify.annotations.NullMarked;
