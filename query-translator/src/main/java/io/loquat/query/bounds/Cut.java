package io.loquat.query.bounds;

import io.loquat.model.KeyEncoding;
import io.loquat.model.TextOrder;
import java.util.Arrays;
import org.bson.BsonValue;

/**
 * A place between values: right before a value or right after it. Immutable.
 *
 * @param value for people
 * @param after whether the value lies below the cut
 * @param key the least bytes above the cut: an ascending key lies above it if it is not less
 */
public record Cut(BsonValue value, boolean after, byte[] key) implements Comparable<Cut> {
  /** The cut right before a value. */
  public static Cut before(BsonValue value, TextOrder texts) {
    return new Cut(value, false, KeyEncoding.encode(value, texts));
  }

  /** The cut right after a value. */
  public static Cut after(BsonValue value, TextOrder texts) {
    return after(value, KeyEncoding.encode(value, texts));
  }

  /** The cut right after a value whose key is known, or after all keys that begin so. */
  public static Cut after(BsonValue value, byte[] key) {
    return new Cut(value, true, KeyBounds.afterAll(key));
  }

  @Override
  public int compareTo(Cut other) {
    return Arrays.compareUnsigned(key, other.key);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Cut cut && compareTo(cut) == 0;
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(key);
  }
}
