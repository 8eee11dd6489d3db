/**
 * Errors as clients see them: the mapping from store trouble to codes, error replies, and values as
 * error messages print them.
 *
 * <p>Must not know: single commands. Read first: {@link io.loquat.commands.error.StoreErrors}.
 */
@NullMarked
package io.loquat.commands.error;

import org.jspecify.annotations.NullMarked;
