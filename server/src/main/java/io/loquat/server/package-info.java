/**
 * The server as a program: command line, configuration, start and stop, and the bridge from the
 * wire to the commands.
 *
 * <p>Must not know: SQL, what commands do. Read first: {@link io.loquat.server.LoquatServer}.
 */
@NullMarked
package io.loquat.server;

import org.jspecify.annotations.NullMarked;
