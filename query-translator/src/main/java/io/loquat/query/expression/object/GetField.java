package io.loquat.query.expression.object;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.MissingValue;
import io.loquat.query.expression.tree.Expression;
import io.loquat.query.expression.tree.Expression.Constant;
import io.loquat.query.expression.tree.ExpressionOperator;
import io.loquat.query.expression.tree.ExpressionParser;
import io.loquat.query.expression.tree.NamedArguments;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Example;
import io.loquat.query.operator.ShellText;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;

/** {@code $getField}: a field by a name that may be computed, or no part of a path. Stateless. */
final class GetField {
  private static final String NAME = "$getField";
  private static final BsonString CURRENT = new BsonString("$$CURRENT");

  static final ExpressionOperator OPERATOR =
      new ExpressionOperator(
          new OperatorSpec(
              "$getField",
              "5.0",
              "a name, or {field: name, input: document}",
              "gives null if the input is null",
              List.of(
                  ErrorCode.location(3041701),
                  ErrorCode.location(3041702),
                  ErrorCode.location(3041703),
                  ErrorCode.location(3041704),
                  ErrorCode.location(5654602)),
              "Gives a field of a document, $$CURRENT if no other is named; dots and dollars in the"
                  + " name mean nothing.",
              List.of(
                  Example.of(
                      "{a: {\"b.c\": 1}}", "{$getField: {field: \"b.c\", input: \"$a\"}}", "1"),
                  Example.of(
                      "{x: 1, name: \"x\"}",
                      "{$getField: {field: \"$name\", input: \"$$ROOT\"}}",
                      "1"),
                  Example.of("{x: 1}", "{$getField: \"y\"}", ""),
                  Example.fails(
                      "{x: 1}", "{$getField: {field: \"x\"}}", ErrorCode.location(3041703)))),
          GetField::parse);

  private GetField() {}

  private static Expression parse(BsonValue argument, ExpressionParser parser) {
    if (!(argument instanceof BsonDocument document) || ExpressionParser.isOperator(document)) {
      return call(argument, CURRENT, parser);
    }
    NamedArguments arguments =
        NamedArguments.of(NAME, argument, 3041701).allowOnly(3041701, List.of("field", "input"));
    return call(arguments.required("field", 3041702), arguments.required("input", 3041703), parser);
  }

  private static Expression call(BsonValue field, BsonValue input, ExpressionParser parser) {
    Expression name = parser.parse(field);
    Expression document = parser.parse(input);
    if (name instanceof Constant(BsonValue value) && !(value instanceof BsonString)) {
      throw notText(5654602, value);
    }
    return ExpressionOperator.call(NAME, List.of(name, document), GetField::value);
  }

  private static BsonValue value(List<BsonValue> values) {
    if (!(values.getFirst() instanceof BsonString name)) {
      throw notText(3041704, values.getFirst());
    }
    return switch (values.get(1)) {
      case BsonDocument document -> document.getOrDefault(name.getValue(), MissingValue.VALUE);
      case BsonNull nothing -> nothing;
      default -> MissingValue.VALUE;
    };
  }

  private static CommandException notText(int code, BsonValue value) {
    return new CommandException(
        ErrorCode.location(code),
        "$getField requires 'field' to evaluate to type String, but got "
            + ShellText.typeName(value));
  }
}
