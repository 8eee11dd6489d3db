/**
 * Views: their definitions, which may depend on which, and what a read of one is below. Time-series
 * collections are read in the same way.
 *
 * <p>Must not know: SQL, single commands. Read first: {@link
 * io.loquat.commands.view.ViewDefinition}, then {@link io.loquat.commands.view.ReadTarget}.
 */
@NullMarked
package io.loquat.commands.view;

import org.jspecify.annotations.NullMarked;
