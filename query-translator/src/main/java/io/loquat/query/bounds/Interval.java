package io.loquat.query.bounds;

import io.loquat.model.KeyEncoding;
import io.loquat.model.TextOrder;
import java.util.Arrays;
import org.bson.BsonMaxKey;
import org.bson.BsonMinKey;
import org.bson.BsonValue;

/** The values between two cuts, in ascending order. Immutable. */
public record Interval(Cut from, Cut to) {
  /** Every value. */
  public static final Interval ALL =
      new Interval(
          Cut.before(new BsonMinKey(), TextOrder.BINARY),
          Cut.after(new BsonMaxKey(), TextOrder.BINARY));

  /** A value alone. */
  public static Interval point(BsonValue value, TextOrder texts) {
    byte[] key = KeyEncoding.encode(value, texts);
    return new Interval(new Cut(value, false, key), Cut.after(value, key));
  }

  /** The values between two, each in or out. */
  public static Interval of(
      BsonValue low, boolean withLow, BsonValue high, boolean withHigh, TextOrder texts) {
    return new Interval(
        withLow ? Cut.before(low, texts) : Cut.after(low, texts),
        withHigh ? Cut.after(high, texts) : Cut.before(high, texts));
  }

  /**
   * Keys that are no values, such as those of cells, hashes and terms.
   *
   * @param shown for people
   * @param key what all keys in the interval begin with
   */
  public static Interval ofKeys(BsonValue shown, byte[] key) {
    return new Interval(new Cut(shown, false, key), Cut.after(shown, key));
  }

  /** Keys that are no values: from one on, below another. */
  public static Interval ofKeys(BsonValue low, byte[] fromKey, BsonValue high, byte[] toKey) {
    return new Interval(new Cut(low, false, fromKey), new Cut(high, false, toKey));
  }

  public BsonValue low() {
    return from.value();
  }

  public BsonValue high() {
    return to.value();
  }

  public boolean includesLow() {
    return !from.after();
  }

  public boolean includesHigh() {
    return to.after();
  }

  /** Whether no key lies in it. */
  public boolean isEmpty() {
    return from.compareTo(to) >= 0;
  }

  /** Whether it holds one key only: all of them are equal. */
  public boolean isPoint() {
    return !from.after() && to.after() && Arrays.equals(to.key(), KeyBounds.afterAll(from.key()));
  }

  public boolean isAll() {
    return equals(ALL);
  }

  /** Where the keys of a descending field begin. */
  byte[] descendingFrom() {
    return KeyBounds.afterAll(KeyBounds.inverted(to.key()));
  }

  /** Where the keys of a descending field end. */
  byte[] descendingTo() {
    return KeyBounds.afterAll(KeyBounds.inverted(from.key()));
  }

  /** The least key bytes in it, of a field of that direction. */
  public byte[] fromKey(boolean descending) {
    return descending ? descendingFrom() : from.key();
  }

  /** The least key bytes above it, of a field of that direction. */
  public byte[] toKey(boolean descending) {
    return descending ? descendingTo() : to.key();
  }
}
