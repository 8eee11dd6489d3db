package io.loquat.query.expression.variable;

import io.loquat.query.expression.tree.Expression;
import io.loquat.query.expression.tree.ExpressionParser;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Example;
import java.util.List;
import org.bson.BsonValue;

/** {@code $literal}, and its old name {@code $const}. Stateless. */
final class Literal {
  static final OperatorSpec SPEC = spec("$literal");
  static final OperatorSpec CONST_SPEC = spec("$const");

  private Literal() {}

  private static OperatorSpec spec(String name) {
    return new OperatorSpec(
        name,
        "2.2",
        "any value, which is not looked into",
        "gives null for null",
        List.of(),
        "Gives the value as it stands.",
        List.of(
            Example.of("{}", "{\"%s\": \"$a\"}".formatted(name), "\"$a\""),
            Example.of(
                "{}", "{\"%s\": {\"$add\": [1, 2]}}".formatted(name), "{\"$add\": [1, 2]}")));
  }

  static Expression parse(BsonValue argument, ExpressionParser parser) {
    return new Expression.Constant(argument);
  }
}
