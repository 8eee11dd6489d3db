package io.loquat.query.expression.logic;

import io.loquat.model.ErrorCode;
import io.loquat.model.Truth;
import io.loquat.query.expression.tree.ExpressionOperator;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Example;
import java.util.List;
import org.bson.BsonBoolean;

/** {@code $not}. Stateless. */
final class Not {
  private static final ErrorCode NOT_ONE = ErrorCode.location(16020);

  private static final OperatorSpec SPEC =
      new OperatorSpec(
          "$not",
          "2.2",
          "a value of any type",
          "counts as false",
          List.of(NOT_ONE),
          "Whether a value is not true.",
          List.of(
              Example.of("{a: 1}", "{$not: ['$a']}", "false"),
              Example.of("{a: 0}", "{$not: '$a'}", "true"),
              Example.of("{}", "{$not: '$a'}", "true"),
              Example.of("{}", "{$not: [[false]]}", "false"),
              Example.fails("{}", "{$not: [true, false]}", NOT_ONE)));

  private Not() {}

  static ExpressionOperator operator() {
    return ExpressionOperator.unary(
        SPEC, values -> BsonBoolean.valueOf(!Truth.of(values.getFirst())));
  }
}
