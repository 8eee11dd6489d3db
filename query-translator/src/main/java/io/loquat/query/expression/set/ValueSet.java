package io.loquat.query.expression.set;

import io.loquat.model.BsonOrder;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.expression.tree.ExpressionOperator;
import io.loquat.query.operator.OperatorSpec;
import java.util.List;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.bson.BsonArray;
import org.bson.BsonValue;

/** Arrays as sets: equal elements count once. Stateless. */
final class ValueSet {
  private ValueSet() {}

  /** The elements in order, each once. */
  static TreeSet<BsonValue> of(BsonArray array, BsonOrder order) {
    TreeSet<BsonValue> set = new TreeSet<>(order);
    set.addAll(array);
    return set;
  }

  static CommandException failure(int code, String message) {
    return new CommandException(ErrorCode.location(code), message);
  }

  /** An operator of two operands that is a function of their values and of the order. */
  static ExpressionOperator ofTwo(
      OperatorSpec spec, BiFunction<List<BsonValue>, BsonOrder, BsonValue> function) {
    return new ExpressionOperator(
        spec,
        (argument, parser) ->
            ExpressionOperator.call(
                spec.name(),
                parser.operands(spec.name(), argument, 2, 2),
                values -> function.apply(values, parser.order())));
  }
}
