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
import io.loquat.query.operator.ShellText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bson.BsonArray;
import org.bson.BsonNull;
import org.bson.BsonValue;

/** {@code $map}: what an expression makes of each element. Immutable. */
record MapElements(Expression input, String variable, Expression in, TimeLimit time)
    implements Operation {
  static final ExpressionOperator OPERATOR =
      new ExpressionOperator(
          new OperatorSpec(
              "$map",
              "2.6",
              "{input: array, in: expression, as: name}",
              "gives null if the input is null or missing; null for an element of which nothing is"
                  + " made",
              List.of(
                  ErrorCode.location(16878),
                  ErrorCode.location(16879),
                  ErrorCode.location(16880),
                  ErrorCode.location(16882),
                  ErrorCode.location(16883),
                  ErrorCode.FAILED_TO_PARSE),
              "Gives what an expression makes of each element, which it sees as $$this, or as it is"
                  + " named.",
              List.of(
                  Example.of(
                      "{a: [{x: 1}, {y: 2}]}",
                      "{$map: {input: \"$a\", in: \"$$this.x\"}}",
                      "[1, null]"),
                  Example.of(
                      "{a: [1, 2]}",
                      "{$map: {input: \"$a\", as: \"n\", in: [\"$$n\"]}}",
                      "[[1], [2]]"),
                  Example.of("{}", "{$map: {input: \"$a\", in: 1}}", "null"),
                  Example.fails(
                      "{a: 1}", "{$map: {input: \"$a\", in: 1}}", ErrorCode.location(16883)))),
          MapElements::parse);

  private static Expression parse(BsonValue argument, ExpressionParser parser) {
    NamedArguments arguments =
        NamedArguments.of("$map", argument, 16878).allowOnly(16879, List.of("input", "as", "in"));
    BsonValue input = arguments.required("input", 16880);
    BsonValue in = arguments.required("in", 16882);
    String variable = arguments.variable("as");
    return new MapElements(
        parser.parse(input),
        variable,
        parser.with(Set.of(variable)).parse(in),
        parser.context().timeLimit());
  }

  @Override
  public List<Expression> operands() {
    return List.of(input, in);
  }

  @Override
  public BsonValue evaluate(Scope scope) {
    BsonValue value = input.evaluate(scope);
    if (MissingValue.isNullish(value)) {
      return BsonNull.VALUE;
    }
    if (!(value instanceof BsonArray array)) {
      throw Elements.failure(
          16883, "input to $map must be an array not " + ShellText.typeName(value));
    }
    Loop loop = new Loop(time);
    long bytesLeft = ValueBounds.BYTES_MAX;
    List<BsonValue> result = new ArrayList<>();
    for (BsonValue element : array) {
      loop.step();
      BsonValue made = Elements.present(in.evaluate(scope.with(variable, element)));
      bytesLeft -= ValueBounds.size("$map", made, bytesLeft);
      result.add(made);
    }
    return new BsonArray(result);
  }
}
