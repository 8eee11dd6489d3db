package io.loquat.query.accumulator;

import io.loquat.model.MissingValue;
import io.loquat.query.expression.accumulator.Accumulation;
import io.loquat.query.limit.MemoryBudget;
import java.util.Comparator;
import org.bson.BsonNull;
import org.bson.BsonValue;

/** The greatest or the least of the values; of equal ones, the first. Confined to one run. */
final class ExtremeAccumulation implements Accumulation {
  private final Comparator<BsonValue> order;
  private final Held held;

  /**
   * @param order in which the greatest is wanted
   */
  ExtremeAccumulation(Comparator<BsonValue> order, MemoryBudget memory) {
    this.order = order;
    this.held = new Held(memory);
  }

  /** Null and missing values do not count. */
  @Override
  public void add(BsonValue value) {
    boolean first = MissingValue.is(held.value());
    if (!MissingValue.isNullish(value) && (first || order.compare(value, held.value()) > 0)) {
      held.replace(value);
    }
  }

  @Override
  public BsonValue result() {
    return MissingValue.is(held.value()) ? BsonNull.VALUE : held.value();
  }
}
