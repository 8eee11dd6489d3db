package io.loquat.query.expression.accumulator;

import io.loquat.model.MissingValue;
import java.util.Comparator;
import org.bson.BsonNull;
import org.bson.BsonValue;

/** The greatest or the least of the values; of equal ones, the first. Confined to one run. */
final class ExtremeAccumulation implements Accumulation {
  private final Comparator<BsonValue> order;
  private BsonValue extreme = BsonNull.VALUE;

  /**
   * @param order in which the greatest is wanted
   */
  ExtremeAccumulation(Comparator<BsonValue> order) {
    this.order = order;
  }

  /** Null and missing values do not count: they are the result if there are no others. */
  @Override
  public void add(BsonValue value) {
    if (MissingValue.isNullish(value)) {
      return;
    }
    if (extreme.isNull() || order.compare(value, extreme) > 0) {
      extreme = value;
    }
  }

  @Override
  public BsonValue result() {
    return extreme;
  }
}
