package io.loquat.query.accumulator;

import io.loquat.model.BsonOrder;
import io.loquat.model.MissingValue;
import io.loquat.query.expression.accumulator.Accumulation;
import io.loquat.query.limit.DocumentSize;
import io.loquat.query.limit.MemoryBudget;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.bson.BsonArray;
import org.bson.BsonValue;

/** The values, each once, in the order in which they were met. Confined to one run. */
final class DistinctAccumulation implements Accumulation {
  private final List<BsonValue> values = new ArrayList<>();
  private final Set<BsonValue> seen;
  private final MemoryBudget memory;

  DistinctAccumulation(BsonOrder order, MemoryBudget memory) {
    this.seen = new TreeSet<>(order);
    this.memory = memory;
  }

  @Override
  public void add(BsonValue value) {
    if (!MissingValue.is(value) && seen.add(value)) {
      memory.take(2 * DocumentSize.bytesAtMost(value));
      values.add(value);
    }
  }

  @Override
  public BsonValue result() {
    return new BsonArray(values);
  }
}
