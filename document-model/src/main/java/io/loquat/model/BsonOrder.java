package io.loquat.model;

import java.util.Comparator;
import org.bson.BsonValue;

/** The one order of BSON values that sorts, comparisons and keys agree on. Immutable. */
public final class BsonOrder implements Comparator<BsonValue> {
  public static final BsonOrder INSTANCE = new BsonOrder();

  private BsonOrder() {}

  @Override
  public int compare(BsonValue left, BsonValue right) {
    throw new UnsupportedOperationException("being built");
  }
}
