package io.loquat.query.expression.tree;

import io.loquat.query.expression.tree.Expression.Operation;
import io.loquat.query.expression.tree.ExpressionOperator.Function;
import java.util.Arrays;
import java.util.List;
import org.bson.BsonValue;

/** An operator that is a function of its operands' values. */
record Call(String name, List<Expression> operands, Function function) implements Operation {
  @Override
  public BsonValue evaluate(Scope scope) {
    BsonValue[] values = new BsonValue[operands.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = operands.get(i).evaluate(scope);
    }
    return function.apply(Arrays.asList(values));
  }
}
