/**
 * The library's exceptions, and the one place that makes them of the server's replies and the
 * driver's exceptions.
 *
 * <p>Must not know: how commands are built. Read first: {@link
 * io.loquat.readmodel.error.LoquatException}.
 */
@NullMarked
package io.loquat.readmodel.error;

import org.jspecify.annotations.NullMarked;
