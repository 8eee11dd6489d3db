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

/** {@code $and}. Immutable. */
record And(List<Expression> operands) implements Operation {
  private static final OperatorSpec SPEC =
      new OperatorSpec(
          "$and",
          "2.2",
          "any number of values of any types",
          "counts as false",
          List.of(ErrorCode.INVALID_PIPELINE_OPERATOR),
          "Whether all values are true; those after the first that is not are not looked at.",
          List.of(
              Example.of("{a: 1}", "{$and: ['$a', true]}", "true"),
              Example.of("{a: 0}", "{$and: ['$a', false]}", "false"),
              Example.of("{}", "{$and: [null, '$a']}", "false"),
              Example.of("{}", "{$and: []}", "true"),
              Example.of("{a: 0}", "{$and: [false, {$divide: [1, '$a']}]}", "false"),
              Example.fails("{}", "{$and: [{$unknown: 1}]}", ErrorCode.INVALID_PIPELINE_OPERATOR)));

  static ExpressionOperator operator() {
    return new ExpressionOperator(
        SPEC,
        (argument, parser) ->
            new And(parser.operands(SPEC.name(), argument, 0, Integer.MAX_VALUE)));
  }

  @Override
  public BsonValue evaluate(Scope scope) {
    return BsonBoolean.valueOf(
        operands.stream().allMatch(operand -> Truth.of(operand.evaluate(scope))));
  }
}
