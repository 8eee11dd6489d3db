/**
 * MongoDB's commands, one class each, and the dispatcher that runs them.
 *
 * <p>Must not know: Netty, SQL. Read first: {@link io.loquat.commands.Dispatcher}.
 */
@NullMarked
package io.loquat.commands;

import org.jspecify.annotations.NullMarked;
