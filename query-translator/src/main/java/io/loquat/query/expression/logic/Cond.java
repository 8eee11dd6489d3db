package io.loquat.query.expression.logic;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.Truth;
import io.loquat.query.expression.tree.Expression;
import io.loquat.query.expression.tree.Expression.Constant;
import io.loquat.query.expression.tree.Expression.Operation;
import io.loquat.query.expression.tree.ExpressionOperator;
import io.loquat.query.expression.tree.ExpressionParser;
import io.loquat.query.expression.tree.Scope;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Example;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/** {@code $cond}: one of two values. Immutable. */
record Cond(Expression condition, Expression whenTrue, Expression whenFalse) implements Operation {
  private static final ErrorCode NO_IF = ErrorCode.location(17080);
  private static final ErrorCode NO_THEN = ErrorCode.location(17081);
  private static final ErrorCode NO_ELSE = ErrorCode.location(17082);
  private static final ErrorCode UNKNOWN = ErrorCode.location(17083);
  private static final ErrorCode NOT_THREE = ErrorCode.location(16020);

  private static final OperatorSpec SPEC =
      new OperatorSpec(
          "$cond",
          "2.2",
          "three values, or a document of if, then and else",
          "as a condition, counts as false",
          List.of(NOT_THREE, NO_IF, NO_THEN, NO_ELSE, UNKNOWN),
          "Gives one value if a condition is true, else another; only that one is computed.",
          List.of(
              Example.of("{a: 1}", "{$cond: ['$a', 'yes', 'no']}", "'yes'"),
              Example.of("{}", "{$cond: {if: '$a', then: 'yes', else: 'no'}}", "'no'"),
              Example.of("{a: 0}", "{$cond: ['$a', {$divide: [1, '$a']}, null]}", "null"),
              Example.of("{}", "{$cond: [true, '$a', 1]}", ""),
              Example.fails("{}", "{$cond: [true, 1]}", NOT_THREE),
              Example.fails("{}", "{$cond: {then: 1, else: 2}}", NO_IF),
              Example.fails("{}", "{$cond: {if: 1, else: 2}}", NO_THEN),
              Example.fails("{}", "{$cond: {if: 1, then: 2}}", NO_ELSE),
              Example.fails("{}", "{$cond: {if: 1, then: 2, otherwise: 3}}", UNKNOWN)));

  static ExpressionOperator operator() {
    return new ExpressionOperator(SPEC, Cond::parse);
  }

  private static Expression parse(BsonValue argument, ExpressionParser parser) {
    if (argument instanceof BsonDocument document) {
      return parse(document, parser);
    }
    List<Expression> operands = parser.operands(SPEC.name(), argument, 3, 3);
    return new Cond(operands.get(0), operands.get(1), operands.get(2));
  }

  private static Expression parse(BsonDocument document, ExpressionParser parser) {
    for (String name : document.keySet()) {
      if (!List.of("if", "then", "else").contains(name)) {
        throw new CommandException(UNKNOWN, "Unrecognized parameter to $cond: " + name);
      }
    }
    return new Cond(
        parser.parse(require(document, "if", NO_IF)),
        parser.parse(require(document, "then", NO_THEN)),
        parser.parse(require(document, "else", NO_ELSE)));
  }

  private static BsonValue require(BsonDocument document, String name, ErrorCode code) {
    @Nullable BsonValue value = document.get(name);
    if (value == null) {
      throw new CommandException(code, "Missing '" + name + "' parameter to $cond");
    }
    return value;
  }

  @Override
  public List<Expression> operands() {
    return List.of(condition, whenTrue, whenFalse);
  }

  /** A constant condition leaves one branch that is never looked at. */
  @Override
  public List<Expression> certainOperands() {
    return condition instanceof Constant(BsonValue value)
        ? List.of(Truth.of(value) ? whenTrue : whenFalse)
        : operands();
  }

  @Override
  public BsonValue evaluate(Scope scope) {
    return (Truth.of(condition.evaluate(scope)) ? whenTrue : whenFalse).evaluate(scope);
  }
}
