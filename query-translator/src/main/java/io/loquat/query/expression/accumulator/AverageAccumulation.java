package io.loquat.query.expression.accumulator;

import io.loquat.model.Decimals;
import io.loquat.model.NumberSum;
import org.bson.BsonDecimal128;
import org.bson.BsonDouble;
import org.bson.BsonNull;
import org.bson.BsonNumber;
import org.bson.BsonValue;
import org.bson.types.Decimal128;

/** The average of the numbers among the values: a double, or a decimal. Confined to one run. */
final class AverageAccumulation implements Accumulation {
  private final NumberSum sum = new NumberSum();
  private long count;

  @Override
  public void add(BsonValue value) {
    if (value instanceof BsonNumber number) {
      sum.add(number);
      count++;
    }
  }

  @Override
  public BsonValue result() {
    if (count == 0) {
      return BsonNull.VALUE;
    }
    return switch (sum.total()) {
      case BsonDecimal128 total ->
          new BsonDecimal128(Decimals.divide(total.getValue(), new Decimal128(count)));
      case BsonNumber total -> new BsonDouble(total.doubleValue() / count);
    };
  }
}
