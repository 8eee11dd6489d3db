package io.loquat.query.accumulator;

import io.loquat.model.MissingValue;
import io.loquat.query.expression.accumulator.Accumulation;
import io.loquat.query.limit.DocumentSize;
import io.loquat.query.limit.MemoryBudget;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonNull;
import org.bson.BsonValue;

/** Some of the values, at most so many. Confined to one run. */
final class Kept implements Accumulation {
  private final long countMax;
  private final Choice choice;
  private final MemoryBudget memory;
  private final List<BsonValue> values = new ArrayList<>();

  Kept(long countMax, Choice choice, MemoryBudget memory) {
    this.countMax = countMax;
    this.choice = choice;
    this.memory = memory;
  }

  /** Which values are kept. */
  sealed interface Choice {
    /** The first that come. */
    record First() implements Choice {}

    /** The last that come. */
    record Last() implements Choice {}

    /** The first in order; equal ones stay as they come. */
    record Least(Comparator<BsonValue> order, boolean nulls) implements Choice {}
  }

  @Override
  public void add(BsonValue value) {
    switch (choice) {
      case Choice.First() -> {
        if (values.size() < countMax) {
          insert(values.size(), present(value));
        }
      }
      case Choice.Last() -> {
        insert(values.size(), present(value));
        dropAt(0);
      }
      case Choice.Least(Comparator<BsonValue> order, boolean nulls) -> {
        if (nulls || !MissingValue.isNullish(value)) {
          insert(position(value, order), value);
          dropAt(values.size() - 1);
        }
      }
    }
  }

  private static BsonValue present(BsonValue value) {
    return MissingValue.is(value) ? BsonNull.VALUE : value;
  }

  private void insert(int position, BsonValue value) {
    memory.take(DocumentSize.bytesAtMost(value));
    values.add(position, value);
  }

  /** Where the value comes after all that are not greater. */
  private int position(BsonValue value, Comparator<BsonValue> order) {
    int low = 0;
    int high = values.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (order.compare(values.get(middle), value) <= 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private void dropAt(int position) {
    if (values.size() > countMax) {
      memory.take(-DocumentSize.bytesAtMost(values.remove(position)));
    }
  }

  @Override
  public BsonValue result() {
    return new BsonArray(values);
  }
}
