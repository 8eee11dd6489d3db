/**
 * The server inside an application: the same commands and the same files, without a port.
 *
 * <p>Must not know: the wire, SQL. Read first: {@link io.loquat.embedded.EmbeddedLoquat}.
 */
@NullMarked
package io.loquat.embedded;

import org.jspecify.annotations.NullMarked;
