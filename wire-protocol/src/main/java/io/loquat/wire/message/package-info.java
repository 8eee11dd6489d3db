/**
 * Messages: what lies between a frame of bytes and a {@link io.loquat.wire.Request}, and between a
 * reply document and its bytes.
 *
 * <p>Must not know: connections, order of replies. Read first: {@link
 * io.loquat.wire.message.MessageReader}.
 */
@NullMarked
package io.loquat.wire.message;

import org.jspecify.annotations.NullMarked;
