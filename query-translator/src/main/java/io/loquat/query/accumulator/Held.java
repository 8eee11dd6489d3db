package io.loquat.query.accumulator;

import io.loquat.model.MissingValue;
import io.loquat.query.limit.DocumentSize;
import io.loquat.query.limit.MemoryBudget;
import org.bson.BsonValue;

/** A value that an accumulation holds, and may replace. Confined to one run. */
final class Held {
  private final MemoryBudget memory;
  private BsonValue value = MissingValue.VALUE;

  Held(MemoryBudget memory) {
    this.memory = memory;
  }

  BsonValue value() {
    return value;
  }

  /** Replaces the value, and gives back the memory of the one before. */
  void replace(BsonValue next) {
    memory.take(DocumentSize.bytesAtMost(next) - DocumentSize.bytesAtMost(value));
    value = next;
  }
}
