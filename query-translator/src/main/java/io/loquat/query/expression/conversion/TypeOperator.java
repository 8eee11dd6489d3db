package io.loquat.query.expression.conversion;

import io.loquat.model.MissingValue;
import io.loquat.query.expression.tree.ExpressionOperator;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Example;
import io.loquat.query.operator.ShellText;
import java.util.List;
import org.bson.BsonString;
import org.bson.BsonValue;

/** {@code $type}: the name of a value's type. Stateless. */
final class TypeOperator {
  private static final OperatorSpec SPEC =
      new OperatorSpec(
          "$type",
          "3.4",
          "a value",
          "gives null or missing",
          List.of(),
          "The name of a value's type.",
          List.of(
              Example.of("{a: 5}", "{$type: '$a'}", "'int'"),
              Example.of("{a: null}", "{$type: '$a'}", "'null'"),
              Example.of("{}", "{$type: '$a'}", "'missing'")));

  private TypeOperator() {}

  static ExpressionOperator operator() {
    return ExpressionOperator.unary(SPEC, values -> new BsonString(name(values.getFirst())));
  }

  private static String name(BsonValue value) {
    return MissingValue.is(value) ? "missing" : ShellText.typeName(value);
  }
}
