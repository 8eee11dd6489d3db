package io.loquat.query.expression.set;

import io.loquat.model.ErrorCode;
import io.loquat.model.Truth;
import io.loquat.query.expression.tree.ExpressionOperator;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Example;
import io.loquat.query.operator.ShellText;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonValue;

/** {@code $allElementsTrue} and {@code $anyElementTrue}. Stateless. */
final class ElementsTrue {
  static final ExpressionOperator ALL =
      ExpressionOperator.unary(
          spec("$allElementsTrue", 17040, "Tells whether all elements count as true.", false),
          values ->
              BsonBoolean.valueOf(
                  elements("$allElementsTrue", 17040, values.getFirst()).stream()
                      .allMatch(Truth::of)));

  static final ExpressionOperator ANY =
      ExpressionOperator.unary(
          spec("$anyElementTrue", 17041, "Tells whether any element counts as true.", true),
          values ->
              BsonBoolean.valueOf(
                  elements("$anyElementTrue", 17041, values.getFirst()).stream()
                      .anyMatch(Truth::of)));

  private ElementsTrue() {}

  private static OperatorSpec spec(String name, int code, String description, boolean mixed) {
    return new OperatorSpec(
        name,
        "2.6",
        "one array",
        "error " + code + " for both",
        List.of(ErrorCode.location(code)),
        description,
        List.of(
            Example.of("{a: [1, 0]}", "{%s: [\"$a\"]}".formatted(name), String.valueOf(mixed)),
            Example.of("{a: []}", "{%s: [\"$a\"]}".formatted(name), String.valueOf(!mixed)),
            Example.fails("{}", "{%s: [\"$a\"]}".formatted(name), ErrorCode.location(code))));
  }

  private static BsonArray elements(String name, int code, BsonValue value) {
    if (value instanceof BsonArray array) {
      return array;
    }
    throw ValueSet.failure(
        code, name + "'s argument must be an array, but is " + ShellText.typeName(value));
  }
}
