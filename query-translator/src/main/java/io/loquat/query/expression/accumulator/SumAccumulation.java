package io.loquat.query.expression.accumulator;

import io.loquat.model.NumberSum;
import org.bson.BsonNumber;
import org.bson.BsonValue;

/** The sum of the numbers among the values. Confined to one run. */
final class SumAccumulation implements Accumulation {
  private final NumberSum sum = new NumberSum();

  @Override
  public void add(BsonValue value) {
    if (value instanceof BsonNumber number) {
      sum.add(number);
    }
  }

  @Override
  public BsonValue result() {
    return sum.total();
  }
}
