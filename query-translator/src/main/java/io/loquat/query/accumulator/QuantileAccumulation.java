package io.loquat.query.accumulator;

import io.loquat.query.expression.accumulator.Accumulation;
import io.loquat.query.expression.accumulator.Quantile;
import io.loquat.query.limit.DocumentSize;
import io.loquat.query.limit.MemoryBudget;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonNumber;
import org.bson.BsonValue;

/** Shares of all numbers, or the one in the middle. Confined to one run. */
final class QuantileAccumulation implements Accumulation {
  private final Quantile quantile;
  private final List<BsonValue> numbers = new ArrayList<>();
  private final MemoryBudget memory;

  QuantileAccumulation(Quantile quantile, MemoryBudget memory) {
    this.quantile = quantile;
    this.memory = memory;
  }

  @Override
  public void add(BsonValue value) {
    if (value instanceof BsonNumber) {
      memory.take(DocumentSize.bytesAtMost(value));
      numbers.add(value);
    }
  }

  @Override
  public BsonValue result() {
    return quantile.of(numbers);
  }
}
