/**
 * The compressors of OP_COMPRESSED.
 *
 * <p>Must not know: messages, channels. Read first: {@link io.loquat.wire.compression.Compressor}.
 */
@NullMarked
package io.loquat.wire.compression;

import org.jspecify.annotations.NullMarked;
