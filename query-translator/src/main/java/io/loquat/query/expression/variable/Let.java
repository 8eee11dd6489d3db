package io.loquat.query.expression.variable;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.expression.tree.Expression;
import io.loquat.query.expression.tree.Expression.Operation;
import io.loquat.query.expression.tree.ExpressionOperator;
import io.loquat.query.expression.tree.ExpressionParser;
import io.loquat.query.expression.tree.NamedArguments;
import io.loquat.query.expression.tree.Scope;
import io.loquat.query.expression.tree.VariableNames;
import io.loquat.query.limit.ValueBounds;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Example;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** {@code $let}: an expression that sees further variables. Immutable. */
record Let(Map<String, Expression> variables, Expression in) implements Operation {
  static final ExpressionOperator OPERATOR =
      new ExpressionOperator(
          new OperatorSpec(
              "$let",
              "2.6",
              "{vars: {name: expression}, in: expression}",
              "a variable may be missing",
              List.of(
                  ErrorCode.location(10065),
                  ErrorCode.location(16874),
                  ErrorCode.location(16875),
                  ErrorCode.location(16876),
                  ErrorCode.location(16877),
                  ErrorCode.FAILED_TO_PARSE),
              "Gives what an expression is with the variables; CURRENT may be one of them.",
              List.of(
                  Example.of(
                      "{a: 1}",
                      "{$let: {vars: {x: \"$a\", y: [2]}, in: [\"$$x\", \"$$y\"]}}",
                      "[1, [2]]"),
                  Example.of(
                      "{a: {b: 1}}",
                      "{$let: {vars: {CURRENT: \"$a\"}, in: [\"$b\", \"$$ROOT.a.b\"]}}",
                      "[1, 1]"),
                  Example.fails("{}", "{$let: {vars: {X: 1}, in: 1}}", ErrorCode.FAILED_TO_PARSE),
                  Example.fails(
                      "{}", "{$let: {vars: {x: 1}, in: \"$$y\"}}", ErrorCode.location(17276)))),
          Let::parse);

  private static Expression parse(BsonValue argument, ExpressionParser parser) {
    NamedArguments arguments =
        NamedArguments.of("$let", argument, 16874).allowOnly(16875, List.of("vars", "in"));
    BsonValue definitions = arguments.required("vars", 16876);
    BsonValue in = arguments.required("in", 16877);
    Map<String, Expression> variables = new LinkedHashMap<>();
    fields(definitions)
        .forEach(
            (name, value) -> variables.put(VariableNames.definition(name), parser.parse(value)));
    return new Let(variables, parser.with(variables.keySet()).parse(in));
  }

  /** An array is a document of its positions, which are no names: it can only be empty. */
  private static BsonDocument fields(BsonValue definitions) {
    return switch (definitions) {
      case BsonDocument document -> document;
      case BsonArray array ->
          array.isEmpty() ? new BsonDocument() : new BsonDocument("0", array.getFirst());
      default ->
          throw new CommandException(
              ErrorCode.location(10065), "invalid parameter: expected an object (vars)");
    };
  }

  @Override
  public List<Expression> operands() {
    return Stream.concat(variables.values().stream(), Stream.of(in)).toList();
  }

  /** The variables see what was there before, not one another. */
  @Override
  public BsonValue evaluate(Scope scope) {
    Scope inner = scope;
    for (Map.Entry<String, Expression> variable : variables.entrySet()) {
      BsonValue value = variable.getValue().evaluate(scope);
      ValueBounds.check("$let", value);
      inner = inner.with(variable.getKey(), value);
    }
    return in.evaluate(inner);
  }
}
