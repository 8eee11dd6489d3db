package io.loquat.query.expression.conversion;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.MissingValue;
import io.loquat.query.expression.tree.ExpressionOperator;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Example;
import java.util.List;
import java.util.stream.Stream;
import org.bson.BsonArray;
import org.bson.BsonNull;
import org.bson.BsonValue;

/** The operators that are named for the type to which they convert. Stateless. */
final class Shorthand {
  private static final ErrorCode NOT_ONE = ErrorCode.location(50723);

  private Shorthand() {}

  static OperatorSpec spec(String name, String since, String type, Example... examples) {
    return new OperatorSpec(
        name,
        since,
        "a value",
        "gives null",
        List.of(NOT_ONE, ErrorCode.CONVERSION_FAILURE),
        "Converts a value to " + type + ", as `$convert` does.",
        Stream.concat(
                Stream.of(examples),
                Stream.of(
                    Example.of("{}", "{%s: '$a'}".formatted(name), "null"),
                    Example.fails("{}", "{%s: [1, 2]}".formatted(name), NOT_ONE)))
            .toList());
  }

  static ExpressionOperator operator(OperatorSpec spec, Target target, Manner manner) {
    ExpressionOperator single =
        ExpressionOperator.single(spec, values -> convert(values.getFirst(), target, manner));
    return new ExpressionOperator(
        spec, (argument, parser) -> single.parser().parse(only(spec.name(), argument), parser));
  }

  private static BsonValue only(String name, BsonValue argument) {
    if (!(argument instanceof BsonArray array)) {
      return argument;
    }
    if (array.size() != 1) {
      throw new CommandException(
          NOT_ONE, name + " requires a single argument, got " + array.size());
    }
    return array.getFirst();
  }

  private static BsonValue convert(BsonValue value, Target target, Manner manner) {
    return MissingValue.isNullish(value)
        ? BsonNull.VALUE
        : Converter.convert(value, target, manner);
  }
}
