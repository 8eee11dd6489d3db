package io.loquat.query.accumulator;

import io.loquat.query.expression.accumulator.Accumulation;
import io.loquat.query.expression.tree.ElementCount;
import io.loquat.query.expression.tree.Expression;
import io.loquat.query.expression.tree.Scope;
import io.loquat.query.limit.MemoryBudget;
import io.loquat.query.meta.DocumentMeta;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * An accumulator of as many values as are wanted: {@code $firstN}, {@code $lastN}, {@code $maxN}
 * and {@code $minN}. Immutable.
 *
 * @param count how many, which may depend on the group's key
 * @param choice which values are kept, and in what order
 */
record CountedAccumulator(Expression count, Expression input, Kept.Choice choice)
    implements Accumulator {
  @Override
  public BsonValue read(Scope scope) {
    return input.evaluate(scope);
  }

  @Override
  public Accumulation start(BsonValue key, MemoryBudget memory) {
    return new Kept(wanted(count, key), choice, memory);
  }

  /** The number that is wanted for a group. */
  static long wanted(Expression count, BsonValue key) {
    Scope group = Scope.of(new BsonDocument("_id", key), DocumentMeta.NONE);
    return ElementCount.of(count.evaluate(group));
  }
}
