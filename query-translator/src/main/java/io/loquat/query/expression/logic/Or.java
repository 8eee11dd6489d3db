package io.loquat.query.expression.logic;

import io.loquat.model.ErrorCode;
import io.loquat.model.Truth;
import io.loquat.query.expression.tree.Expression;
import io.loquat.query.expression.tree.Expression.Operation;
import io.loquat.query.expression.tree.ExpressionOperator;
import io.loquat.query.expression.tree.Scope;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Example;
import java.util.List;
import org.bson.BsonBoolean;
import org.bson.BsonValue;

/** {@code $or}. Immutable. */
record Or(List<Expression> operands) implements Operation {
  private static final OperatorSpec SPEC =
      new OperatorSpec(
          "$or",
          "2.2",
          "any number of values of any types",
          "counts as false",
          List.of(ErrorCode.INVALID_PIPELINE_OPERATOR),
          "Whether one of the values is true; those after it are not looked at.",
          List.of(
              Example.of("{a: 1}", "{$or: ['$a', true]}", "true"),
              Example.of("{a: 0}", "{$or: ['$a', true]}", "true"),
              Example.of("{}", "{$or: [null, '$a']}", "false"),
              Example.of("{}", "{$or: []}", "false"),
              Example.of("{a: 0}", "{$or: [true, {$divide: [1, '$a']}]}", "true"),
              Example.fails("{}", "{$or: [{$unknown: 1}]}", ErrorCode.INVALID_PIPELINE_OPERATOR)));

  static ExpressionOperator operator() {
    return new ExpressionOperator(
        SPEC,
        (argument, parser) -> new Or(parser.operands(SPEC.name(), argument, 0, Integer.MAX_VALUE)));
  }

  @Override
  public BsonValue evaluate(Scope scope) {
    return BsonBoolean.valueOf(
        operands.stream().anyMatch(operand -> Truth.of(operand.evaluate(scope))));
  }
}
