package io.loquat.query.accumulator;

import io.loquat.model.MissingValue;
import io.loquat.query.expression.accumulator.Accumulation;
import io.loquat.query.limit.DocumentSize;
import io.loquat.query.limit.MemoryBudget;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonValue;

/**
 * All values in an array: those of documents that have any, or all elements of arrays. Confined to
 * one run.
 */
final class PushAccumulation implements Accumulation {
  private final List<BsonValue> values = new ArrayList<>();
  private final MemoryBudget memory;

  PushAccumulation(MemoryBudget memory) {
    this.memory = memory;
  }

  @Override
  public void add(BsonValue value) {
    if (!MissingValue.is(value)) {
      memory.take(DocumentSize.bytesAtMost(value));
      values.add(value);
    }
  }

  @Override
  public BsonValue result() {
    return new BsonArray(values);
  }
}
