package io.loquat.query.accumulator;

import io.loquat.query.expression.accumulator.Accumulation;
import io.loquat.query.expression.tree.Expression;
import io.loquat.query.expression.tree.Scope;
import io.loquat.query.limit.MemoryBudget;
import java.util.function.Function;
import org.bson.BsonValue;

/**
 * An accumulator of what an expression gives for each document. Immutable.
 *
 * @param start makes what takes the values
 */
record SimpleAccumulator(Expression input, Function<MemoryBudget, Accumulation> start)
    implements Accumulator {
  @Override
  public BsonValue read(Scope scope) {
    return input.evaluate(scope);
  }

  @Override
  public Accumulation start(BsonValue key, MemoryBudget memory) {
    return start.apply(memory);
  }
}
