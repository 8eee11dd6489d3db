package io.loquat.fuzz;

import io.loquat.wire.MalformedMessageException;
import io.loquat.wire.bson.BsonDecoder;
import io.loquat.wire.bson.BsonEncoder;
import io.loquat.wire.bson.BsonValidator;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.bson.BsonDocument;

/** BSON: what the validator passes is decoded, and comes back the same after encoding. */
public final class BsonTarget {
  private BsonTarget() {}

  public static void fuzzerTestOneInput(byte[] input) {
    try {
      new BsonValidator(input).validate(0, input.length, BsonValidator.DOCUMENT_DEPTH_MAX);
    } catch (MalformedMessageException clearError) {
      return;
    }
    BsonDocument document = BsonDecoder.decode(input, 0);
    ByteBuf encoded = Unpooled.buffer();
    BsonEncoder.encode(document, encoded);
    byte[] bytes = new byte[encoded.readableBytes()];
    encoded.readBytes(bytes);
    if (!BsonDecoder.decode(bytes, 0).equals(document)) {
      throw new IllegalStateException("differs after encoding: " + document);
    }
  }
}
