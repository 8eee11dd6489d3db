/**
 * MongoDB's wire protocol on Netty: frames, messages, compression, back-pressure.
 *
 * <p>Must not know: commands, stores. Read first: {@link io.loquat.wire.WireServer}.
 */
@NullMarked
package io.loquat.wire;

import org.jspecify.annotations.NullMarked;
