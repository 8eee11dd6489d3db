package io.loquat.query.expression.array;

import io.loquat.model.ErrorCode;
import io.loquat.model.MissingValue;
import io.loquat.model.Truth;
import io.loquat.query.context.TimeLimit;
import io.loquat.query.expression.tree.Expression;
import io.loquat.query.expression.tree.Expression.Operation;
import io.loquat.query.expression.tree.ExpressionOperator;
import io.loquat.query.expression.tree.ExpressionParser;
import io.loquat.query.expression.tree.NamedArguments;
import io.loquat.query.expression.tree.Scope;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Example;
import io.loquat.query.operator.ShellText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.BsonArray;
import org.bson.BsonNull;
import org.bson.BsonValue;

/**
 * {@code $filter}: the elements that meet a condition. Immutable.
 *
 * @param limit how many are wanted
 */
record Filter(
    Expression input,
    String variable,
    Expression condition,
    Optional<Expression> limit,
    TimeLimit time)
    implements Operation {
  static final ExpressionOperator OPERATOR =
      new ExpressionOperator(
          new OperatorSpec(
              "$filter",
              "3.2",
              "{input: array, cond: condition, as: name, limit: number}",
              "gives null if the input is null or missing",
              List.of(
                  ErrorCode.location(28646),
                  ErrorCode.location(28647),
                  ErrorCode.location(28648),
                  ErrorCode.location(28650),
                  ErrorCode.location(28651),
                  ErrorCode.location(327391),
                  ErrorCode.location(327392),
                  ErrorCode.FAILED_TO_PARSE),
              "Gives the elements for which a condition holds, which sees each as $$this, or as it"
                  + " is named.",
              List.of(
                  Example.of(
                      "{a: [1, null, 2]}",
                      "{$filter: {input: \"$a\", cond: \"$$this\"}}",
                      "[1, 2]"),
                  Example.of(
                      "{a: [1, 0, 2]}",
                      "{$filter: {input: \"$a\", as: \"x\", cond: \"$$x\", limit: 1}}",
                      "[1]"),
                  Example.of("{}", "{$filter: {input: \"$a\", cond: true}}", "null"),
                  Example.fails(
                      "{a: 1}",
                      "{$filter: {input: \"$a\", cond: true}}",
                      ErrorCode.location(28651)),
                  Example.fails(
                      "{}",
                      "{$filter: {input: [], as: \"X\", cond: true}}",
                      ErrorCode.FAILED_TO_PARSE))),
          Filter::parse);

  private static Expression parse(BsonValue argument, ExpressionParser parser) {
    NamedArguments arguments =
        NamedArguments.of("$filter", argument, 28646)
            .allowOnly(28647, List.of("input", "as", "cond", "limit"));
    BsonValue input = arguments.required("input", 28648);
    BsonValue condition = arguments.required("cond", 28650);
    String variable = arguments.variable("as");
    return new Filter(
        parser.parse(input),
        variable,
        parser.with(Set.of(variable)).parse(condition),
        arguments.optional("limit").map(parser::parse),
        parser.context().timeLimit());
  }

  @Override
  public List<Expression> operands() {
    return Stream.concat(Stream.of(input, condition), limit.stream()).toList();
  }

  @Override
  public BsonValue evaluate(Scope scope) {
    BsonValue value = input.evaluate(scope);
    if (MissingValue.isNullish(value)) {
      return BsonNull.VALUE;
    }
    if (!(value instanceof BsonArray array)) {
      throw Elements.failure(
          28651, "input to $filter must be an array not " + ShellText.typeName(value));
    }
    if (array.isEmpty()) {
      return array;
    }
    int countMax = countMax(scope);
    Loop loop = new Loop(time);
    List<BsonValue> result = new ArrayList<>();
    for (BsonValue element : array) {
      loop.step();
      if (Truth.of(condition.evaluate(scope.with(variable, element)))) {
        result.add(element);
        if (result.size() == countMax) {
          break;
        }
      }
    }
    return new BsonArray(result);
  }

  /** A limit of null is none. */
  private int countMax(Scope scope) {
    BsonValue wanted = limit.map(count -> count.evaluate(scope)).orElse(BsonNull.VALUE);
    if (MissingValue.isNullish(wanted)) {
      return Integer.MAX_VALUE;
    }
    if (!Elements.isInt32(wanted)) {
      throw Elements.failure(
          327391,
          "$filter: limit must be represented as a 32-bit integral value: " + ShellText.of(wanted));
    }
    if (Elements.int32(wanted) <= 0) {
      throw Elements.failure(
          327392, "$filter: limit must be greater than 0: " + Elements.int32(wanted));
    }
    return Elements.int32(wanted);
  }
}
