/**
 * MongoDB's commands: the registry, one class for each command in the packages below, and the
 * dispatcher that runs them.
 *
 * <p>Must not know: Netty, SQL. Read first: {@link io.loquat.commands.Dispatcher}, then {@link
 * io.loquat.commands.query.Find} as an example of a command.
 */
@NullMarked
package io.loquat.commands;

import org.jspecify.annotations.NullMarked;
