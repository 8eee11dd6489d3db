/**
 * Logical sessions: the commands that end them, and the memory of retryable writes.
 *
 * <p>Must not know: what a write does. Read first: {@link
 * io.loquat.commands.session.RetryableWrites}.
 */
@NullMarked
package io.loquat.commands.session;

import org.jspecify.annotations.NullMarked;
