package io.loquat.query.expression.logic;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.MissingValue;
import io.loquat.query.expression.tree.Expression;
import io.loquat.query.expression.tree.Expression.Operation;
import io.loquat.query.expression.tree.ExpressionOperator;
import io.loquat.query.expression.tree.ExpressionParser;
import io.loquat.query.expression.tree.Scope;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Example;
import java.util.List;
import org.bson.BsonValue;

/** {@code $ifNull}: the first value there is. Immutable. */
record IfNull(List<Expression> operands) implements Operation {
  private static final ErrorCode TOO_FEW = ErrorCode.location(1257300);

  private static final OperatorSpec SPEC =
      new OperatorSpec(
          "$ifNull",
          "2.2",
          "two values or more",
          "is passed over, but the last value is given even so",
          List.of(TOO_FEW),
          "Gives the first value that is neither null nor missing, or the last.",
          List.of(
              Example.of("{a: 1}", "{$ifNull: ['$a', 2]}", "1"),
              Example.of("{a: null}", "{$ifNull: ['$a', '$b', 2]}", "2"),
              Example.of("{}", "{$ifNull: ['$a', '$b']}", ""),
              Example.fails("{}", "{$ifNull: ['$a']}", TOO_FEW)));

  static ExpressionOperator operator() {
    return new ExpressionOperator(SPEC, IfNull::parse);
  }

  private static Expression parse(BsonValue argument, ExpressionParser parser) {
    List<Expression> operands = parser.operands(SPEC.name(), argument, 0, Integer.MAX_VALUE);
    if (operands.size() < 2) {
      throw new CommandException(
          TOO_FEW, "$ifNull needs at least two arguments, had: " + operands.size());
    }
    return new IfNull(operands);
  }

  @Override
  public BsonValue evaluate(Scope scope) {
    for (Expression operand : operands.subList(0, operands.size() - 1)) {
      BsonValue value = operand.evaluate(scope);
      if (!MissingValue.isNullish(value)) {
        return value;
      }
    }
    return operands.getLast().evaluate(scope);
  }
}
