package io.loquat.query.accumulator;

import io.loquat.model.MissingValue;
import io.loquat.query.expression.accumulator.Accumulation;
import io.loquat.query.expression.tree.Expression;
import io.loquat.query.expression.tree.Scope;
import io.loquat.query.limit.MemoryBudget;
import io.loquat.query.sort.Sort;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonNull;
import org.bson.BsonValue;

/**
 * {@code $top}, {@code $bottom}, {@code $topN} and {@code $bottomN}: an expression's values for the
 * documents that come first or last in order. Immutable.
 *
 * @param count empty for one value that is no array
 * @param last whether those that come last are wanted
 */
record SortedAccumulator(Sort sort, Expression output, Optional<Expression> count, boolean last)
    implements Accumulator {
  /** The pairs that {@link #read} makes begin with a key, which orders them. */
  private static final Comparator<BsonValue> BY_KEY =
      (left, right) -> Arrays.compareUnsigned(key(left), key(right));

  private static byte[] key(BsonValue pair) {
    return pair.asArray().get(0).asBinary().getData();
  }

  @Override
  public BsonValue read(Scope scope) {
    BsonValue value = output.evaluate(scope);
    return new BsonArray(
        List.of(
            new BsonBinary(sort.key(scope.document(), scope.meta())),
            MissingValue.is(value) ? BsonNull.VALUE : value));
  }

  @Override
  public Accumulation start(BsonValue key, MemoryBudget memory) {
    long wanted = count.map(expression -> CountedAccumulator.wanted(expression, key)).orElse(1L);
    Comparator<BsonValue> order = last ? BY_KEY.reversed() : BY_KEY;
    return new Outputs(new Kept(wanted, new Kept.Choice.Least(order, true), memory));
  }

  /** The outputs of the pairs that are kept; those that come last in their order. */
  private final class Outputs implements Accumulation {
    private final Kept kept;

    Outputs(Kept kept) {
      this.kept = kept;
    }

    @Override
    public void add(BsonValue pair) {
      kept.add(pair);
    }

    @Override
    public BsonValue result() {
      List<BsonValue> outputs = new ArrayList<>();
      kept.result().asArray().forEach(pair -> outputs.add(pair.asArray().get(1)));
      if (last) {
        Collections.reverse(outputs);
      }
      return count.isEmpty() ? outputs.getFirst() : new BsonArray(outputs);
    }
  }
}
