/**
 * BSON on the wire: checking it, decoding it, encoding it. Bytes in, {@link org.bson.BsonDocument}
 * out, and back.
 *
 * <p>Must not know: messages, channels. Read first: {@link io.loquat.wire.bson.BsonValidator}; what
 * it has passed, {@link io.loquat.wire.bson.BsonDecoder} reads without further checks.
 */
@NullMarked
package io.loquat.wire.bson;

import org.jspecify.annotations.NullMarked;
