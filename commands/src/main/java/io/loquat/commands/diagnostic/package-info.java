/**
 * Commands about the server itself: the handshake, versions, figures.
 *
 * <p>Must not know: documents. Read first: {@link io.loquat.commands.diagnostic.Hello}.
 */
@NullMarked
package io.loquat.commands.diagnostic;

import org.jspecify.annotations.NullMarked;
