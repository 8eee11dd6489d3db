/**
 * Commands about databases, collections and indexes as such.
 *
 * <p>Must not know: SQL. Read first: {@link io.loquat.commands.administration.Create}.
 */
@NullMarked
package io.loquat.commands.administration;

import org.jspecify.annotations.NullMarked;
