/**
 * The one seam between the library and a server: a command document goes in, a reply comes out, by
 * the MongoDB driver or in-process.
 *
 * <p>Must not know: collections, types, options. Read first: {@link
 * io.loquat.readmodel.channel.CommandChannel}.
 */
@NullMarked
package io.loquat.readmodel.channel;

import org.jspecify.annotations.NullMarked;
