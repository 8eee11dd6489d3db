package io.loquat.query.expression.accumulator;

import io.loquat.model.BsonNumbers;
import org.bson.BsonDouble;
import org.bson.BsonNull;
import org.bson.BsonNumber;
import org.bson.BsonValue;

/**
 * The standard deviation of the numbers among the values, in one pass (Welford's method). Confined
 * to one run.
 */
final class DeviationAccumulation implements Accumulation {
  private final boolean sample;
  private long count;
  private double mean;
  private double squares;

  /**
   * @param sample whether the numbers are a sample of more, and not all there are
   */
  DeviationAccumulation(boolean sample) {
    this.sample = sample;
  }

  @Override
  public void add(BsonValue value) {
    if (value instanceof BsonNumber number) {
      double next = BsonNumbers.toDouble(number);
      count++;
      double distance = next - mean;
      if (distance != 0) {
        mean += distance / count;
        squares += distance * (next - mean);
      }
    }
  }

  @Override
  public BsonValue result() {
    long divisor = sample ? count - 1 : count;
    return divisor <= 0 ? BsonNull.VALUE : new BsonDouble(Math.sqrt(squares / divisor));
  }
}
