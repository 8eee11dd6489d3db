package io.loquat.query.expression.comparison;

import io.loquat.model.ErrorCode;
import io.loquat.query.expression.tree.ExpressionOperator;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Example;
import java.util.List;
import java.util.function.IntFunction;
import org.bson.BsonValue;

/** What the operators that compare two values have in common. Stateless. */
final class Comparison {
  private static final ErrorCode NOT_TWO = ErrorCode.location(16020);

  private Comparison() {}

  static OperatorSpec spec(
      String name, String description, String whenLess, String whenEqual, String whenGreater) {
    return new OperatorSpec(
        name,
        "2.2",
        "two values of any types",
        "a missing value is less than null, and null less than all others but MinKey",
        List.of(NOT_TWO),
        description,
        List.of(
            Example.of("{a: 1}", "{%s: ['$a', 2]}".formatted(name), whenLess),
            Example.of("{a: 1}", "{%s: ['$a', 1.0]}".formatted(name), whenEqual),
            Example.of("{a: 'x'}", "{%s: ['$a', 1]}".formatted(name), whenGreater),
            Example.of("{}", "{%s: ['$a', null]}".formatted(name), whenLess),
            Example.fails("{}", "{%s: [1]}".formatted(name), NOT_TWO)));
  }

  /**
   * @param result what it gives for a negative number, zero or a positive one
   */
  static ExpressionOperator operator(OperatorSpec spec, IntFunction<BsonValue> result) {
    return ExpressionOperator.comparing(
        spec,
        2,
        order -> values -> result.apply(order.compare(values.getFirst(), values.getLast())));
  }
}
