/**
 * Commands about how queries are planned: remembered plans, and the indexes that an administrator
 * allows for queries of one shape.
 *
 * <p>Must not know: how plans are made. Read first: {@link
 * io.loquat.commands.planning.PlanCacheSetFilter}.
 */
@NullMarked
package io.loquat.commands.planning;

import org.jspecify.annotations.NullMarked;
