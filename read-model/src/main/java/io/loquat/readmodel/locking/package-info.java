/**
 * Optimistic locking: read, change, write if nobody else wrote meanwhile, else again.
 *
 * <p>Must not know: channels, commands. Read first: {@link
 * io.loquat.readmodel.locking.OptimisticLocking}.
 */
@NullMarked
package io.loquat.readmodel.locking;

import org.jspecify.annotations.NullMarked;
