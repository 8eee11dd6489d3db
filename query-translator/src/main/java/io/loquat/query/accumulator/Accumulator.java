package io.loquat.query.accumulator;

import io.loquat.query.expression.accumulator.Accumulation;
import io.loquat.query.expression.tree.Scope;
import io.loquat.query.limit.MemoryBudget;
import org.bson.BsonValue;

/** An accumulator of {@code $group} with its argument. Immutable. */
public interface Accumulator {
  /** What it takes of a document; may be missing. */
  BsonValue read(Scope scope);

  /**
   * Starts on the documents of a group.
   *
   * @param key the group's
   * @param memory for what the accumulation holds
   */
  Accumulation start(BsonValue key, MemoryBudget memory);
}
