package io.loquat.query.expression.array;

import io.loquat.model.ErrorCode;
import io.loquat.model.MissingValue;
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
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonNull;
import org.bson.BsonValue;

/**
 * {@code $zip}: arrays of the elements that have the same position. Immutable.
 *
 * @param defaults for arrays that are shorter than the longest; as many as inputs, or none
 */
record Zip(List<Expression> inputs, boolean longest, List<Expression> defaults)
    implements Operation {
  static final ExpressionOperator OPERATOR =
      new ExpressionOperator(
          new OperatorSpec(
              "$zip",
              "3.4",
              "{inputs: [arrays], useLongestLength: bool, defaults: [values]}",
              "gives null if any input is null or missing",
              List.of(
                  ErrorCode.location(34460),
                  ErrorCode.location(34461),
                  ErrorCode.location(34462),
                  ErrorCode.location(34463),
                  ErrorCode.location(34464),
                  ErrorCode.location(34465),
                  ErrorCode.location(34466),
                  ErrorCode.location(34467),
                  ErrorCode.location(34468)),
              "Gives arrays of the elements that have the same position, as many as the shortest"
                  + " input has, or the longest.",
              List.of(
                  Example.of(
                      "{a: [1, 2], b: [\"x\", \"y\", \"z\"]}",
                      "{$zip: {inputs: [\"$a\", \"$b\"]}}",
                      "[[1, \"x\"], [2, \"y\"]]"),
                  Example.of(
                      "{a: [1], b: [\"x\", \"y\"]}",
                      "{$zip: {inputs: [\"$a\", \"$b\"], useLongestLength: true, defaults: [0,"
                          + " \"\"]}}",
                      "[[1, \"x\"], [0, \"y\"]]"),
                  Example.of("{a: [1]}", "{$zip: {inputs: [\"$a\", \"$b\"]}}", "null"),
                  Example.fails("{}", "{$zip: {inputs: []}}", ErrorCode.location(34465)))),
          Zip::parse);

  private static Expression parse(BsonValue argument, ExpressionParser parser) {
    NamedArguments arguments =
        NamedArguments.of("$zip", argument, 34460)
            .allowOnly(34464, List.of("inputs", "useLongestLength", "defaults"));
    List<Expression> inputs = expressions(arguments.optional("inputs"), 34461, "inputs", parser);
    boolean longest = longest(arguments.optional("useLongestLength"));
    List<Expression> defaults =
        expressions(arguments.optional("defaults"), 34462, "defaults", parser);
    if (inputs.isEmpty()) {
      throw Elements.failure(34465, "$zip requires at least one input array");
    }
    if (!longest && !defaults.isEmpty()) {
      throw Elements.failure(34466, "cannot specify defaults unless useLongestLength is true");
    }
    if (!defaults.isEmpty() && defaults.size() != inputs.size()) {
      throw Elements.failure(34467, "defaults and inputs must have the same length");
    }
    return new Zip(inputs, longest, defaults);
  }

  private static List<Expression> expressions(
      Optional<BsonValue> value, int code, String name, ExpressionParser parser) {
    if (value.isEmpty()) {
      return List.of();
    }
    if (value.get() instanceof BsonArray array) {
      return array.stream().map(parser::parse).toList();
    }
    throw Elements.failure(
        code, name + " must be an array of expressions, found " + ShellText.typeName(value.get()));
  }

  private static boolean longest(Optional<BsonValue> value) {
    if (value.isPresent() && !(value.get() instanceof BsonBoolean)) {
      throw Elements.failure(
          34463, "useLongestLength must be a bool, found " + ShellText.typeName(value.get()));
    }
    return value.isPresent() && value.get().asBoolean().getValue();
  }

  @Override
  public List<Expression> operands() {
    return Stream.concat(inputs.stream(), defaults.stream()).toList();
  }

  @Override
  public BsonValue evaluate(Scope scope) {
    List<List<BsonValue>> columns = new ArrayList<>(inputs.size());
    for (Expression input : inputs) {
      BsonValue value = input.evaluate(scope);
      if (MissingValue.isNullish(value)) {
        return BsonNull.VALUE;
      }
      if (!(value instanceof BsonArray array)) {
        throw Elements.failure(
            34468, "$zip found a non-array expression in input: " + ShellText.of(value));
      }
      columns.add(Elements.of(array));
    }
    IntStream sizes = columns.stream().mapToInt(List::size);
    int count = (longest ? sizes.max() : sizes.min()).orElse(0);
    ValueBounds.checkCount("$zip", (long) count * columns.size());
    return rows(
        columns,
        count,
        defaults.stream().map(value -> Elements.present(value.evaluate(scope))).toList());
  }

  private static BsonArray rows(
      List<List<BsonValue>> columns, int count, List<BsonValue> defaults) {
    List<BsonValue> rows = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      List<BsonValue> row = new ArrayList<>(columns.size());
      for (int j = 0; j < columns.size(); j++) {
        List<BsonValue> column = columns.get(j);
        BsonValue other = defaults.isEmpty() ? BsonNull.VALUE : defaults.get(j);
        row.add(i < column.size() ? column.get(i) : other);
      }
      rows.add(new BsonArray(row));
    }
    return new BsonArray(rows);
  }
}
