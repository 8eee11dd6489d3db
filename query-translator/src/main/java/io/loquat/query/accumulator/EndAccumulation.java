package io.loquat.query.accumulator;

import io.loquat.model.MissingValue;
import io.loquat.query.expression.accumulator.Accumulation;
import io.loquat.query.limit.MemoryBudget;
import org.bson.BsonNull;
import org.bson.BsonValue;

/** The value of the first or of the last document; null if that has none. Confined to one run. */
final class EndAccumulation implements Accumulation {
  private final boolean last;
  private final Held held;
  private boolean begun;

  /**
   * @param last whether the last is wanted, and not the first
   */
  EndAccumulation(boolean last, MemoryBudget memory) {
    this.last = last;
    this.held = new Held(memory);
  }

  @Override
  public void add(BsonValue value) {
    if (last || !begun) {
      held.replace(value);
      begun = true;
    }
  }

  @Override
  public BsonValue result() {
    return MissingValue.is(held.value()) ? BsonNull.VALUE : held.value();
  }
}
