/**
 * Java objects as documents and back: Jackson 3 and BSON, without loss.
 *
 * <p>Must not know: commands, servers. Read first: {@link
 * io.loquat.readmodel.mapping.DocumentMapping}.
 */
@NullMarked
package io.loquat.readmodel.mapping;

import org.jspecify.annotations.NullMarked;
