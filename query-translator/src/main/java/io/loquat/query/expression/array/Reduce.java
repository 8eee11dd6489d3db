package io.loquat.query.expression.array;

import io.loquat.model.ErrorCode;
import io.loquat.model.MissingValue;
import io.loquat.query.context.TimeLimit;
import io.loquat.query.expression.tree.Expression;
import io.loquat.query.expression.tree.Expression.Operation;
import io.loquat.query.expression.tree.ExpressionOperator;
import io.loquat.query.expression.tree.ExpressionParser;
import io.loquat.query.expression.tree.NamedArguments;
import io.loquat.query.expression.tree.Scope;
import io.loquat.query.limit.ValueBounds;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Example;
import java.util.List;
import java.util.Set;
import org.bson.BsonArray;
import org.bson.BsonNull;
import org.bson.BsonValue;

/** {@code $reduce}: one value made of all elements, one after another. Immutable. */
record Reduce(Expression input, Expression initialValue, Expression in, TimeLimit time)
    implements Operation {
  private static final String THIS = "this";
  private static final String VALUE = "value";

  static final ExpressionOperator OPERATOR =
      new ExpressionOperator(
          new OperatorSpec(
              "$reduce",
              "3.4",
              "{input: array, initialValue: expression, in: expression}",
              "gives null if the input is null or missing",
              List.of(
                  ErrorCode.location(40075),
                  ErrorCode.location(40076),
                  ErrorCode.location(40077),
                  ErrorCode.location(40078),
                  ErrorCode.location(40079),
                  ErrorCode.location(40080)),
              "Makes one value of all elements: an expression sees each as $$this, and what came of"
                  + " those before as $$value.",
              List.of(
                  Example.of(
                      "{a: [[1], [2, 3]]}",
                      "{$reduce: {input: \"$a\", initialValue: [], in: {$concatArrays:"
                          + " [\"$$value\", \"$$this\"]}}}",
                      "[1, 2, 3]"),
                  Example.of("{a: []}", "{$reduce: {input: \"$a\", initialValue: 5, in: 1}}", "5"),
                  Example.of("{}", "{$reduce: {input: \"$a\", initialValue: 5, in: 1}}", "null"),
                  Example.fails(
                      "{a: 1}",
                      "{$reduce: {input: \"$a\", initialValue: 0, in: \"$$this\"}}",
                      ErrorCode.location(40080)))),
          Reduce::parse);

  private static Expression parse(BsonValue argument, ExpressionParser parser) {
    NamedArguments arguments =
        NamedArguments.of("$reduce", argument, 40075)
            .allowOnly(40076, List.of("input", "initialValue", "in"));
    BsonValue input = arguments.required("input", 40077);
    BsonValue initialValue = arguments.required("initialValue", 40078);
    BsonValue in = arguments.required("in", 40079);
    return new Reduce(
        parser.parse(input),
        parser.parse(initialValue),
        parser.with(Set.of(THIS, VALUE)).parse(in),
        parser.context().timeLimit());
  }

  @Override
  public List<Expression> operands() {
    return List.of(input, initialValue, in);
  }

  @Override
  public BsonValue evaluate(Scope scope) {
    BsonValue value = input.evaluate(scope);
    if (MissingValue.isNullish(value)) {
      return BsonNull.VALUE;
    }
    if (!(value instanceof BsonArray array)) {
      throw Elements.failure(
          40080, "$reduce requires that 'input' be an array, found: " + Elements.text(value));
    }
    Loop loop = new Loop(time);
    BsonValue result = initialValue.evaluate(scope);
    for (BsonValue element : array) {
      loop.step();
      result = in.evaluate(scope.with(THIS, element).with(VALUE, result));
      ValueBounds.check("$reduce", result);
    }
    return result;
  }
}
