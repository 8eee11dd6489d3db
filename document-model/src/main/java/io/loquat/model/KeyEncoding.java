package io.loquat.model;

import org.bson.BsonValue;

/**
 * Order-preserving bytes of BSON values (MongoDB's KeyString): comparing two keys as unsigned bytes
 * gives {@link BsonOrder}. Values that compare equal, such as 5 and 5.0, have the same key.
 */
public final class KeyEncoding {
  private KeyEncoding() {}

  /** The ascending key of one value. */
  public static byte[] encode(BsonValue value) {
    throw new UnsupportedOperationException("being built");
  }
}
