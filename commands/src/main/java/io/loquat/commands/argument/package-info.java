/**
 * Reading of command arguments by MongoDB's rules: unknown, missing and mistyped fields, numbers,
 * namespaces, and the arguments that every command takes.
 *
 * <p>Must not know: the store, single commands. Read first: {@link
 * io.loquat.commands.argument.Arguments}.
 */
@NullMarked
package io.loquat.commands.argument;

import org.jspecify.annotations.NullMarked;
