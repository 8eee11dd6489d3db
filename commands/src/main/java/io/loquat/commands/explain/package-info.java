/**
 * How plans are shown: MongoDB's stages beside the SQL that answers them.
 *
 * <p>Must not know: how plans are made or run. Read first: {@link
 * io.loquat.commands.explain.PlanStages}.
 */
@NullMarked
package io.loquat.commands.explain;

import org.jspecify.annotations.NullMarked;
