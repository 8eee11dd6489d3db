package io.loquat.query.expression.object;

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
import org.bson.BsonValue;

/** {@code $setField} and {@code $unsetField}: a document with a field changed. Stateless. */
final class SetField {
  private static final String SET = "$setField";
  private static final String UNSET = "$unsetField";

  static final ExpressionOperator OPERATOR =
      new ExpressionOperator(
          new OperatorSpec(
              "$setField",
              "5.0",
              "{field: name, input: document, value: expression}",
              "gives null if the input is null or missing; a missing value removes the field",
              List.of(
                  ErrorCode.location(4161100),
                  ErrorCode.location(4161101),
                  ErrorCode.location(4161102),
                  ErrorCode.location(4161103),
                  ErrorCode.location(4161105),
                  ErrorCode.location(4161106),
                  ErrorCode.location(4161107),
                  ErrorCode.location(4161108),
                  ErrorCode.location(4161109),
                  ErrorCode.location(9534700)),
              "Gives a document with a field set; dots and dollars in the name mean nothing.",
              List.of(
                  Example.of(
                      "{a: {x: 1}}",
                      "{$setField: {field: \"y.z\", input: \"$a\", value: 2}}",
                      "{x: 1, \"y.z\": 2}"),
                  Example.of(
                      "{a: {x: 1}}",
                      "{$setField: {field: \"x\", input: \"$a\", value: \"$$REMOVE\"}}",
                      "{}"),
                  Example.of("{}", "{$setField: {field: \"x\", input: \"$a\", value: 1}}", "null"),
                  Example.fails(
                      "{a: 1}",
                      "{$setField: {field: \"x\", input: \"$a\", value: 1}}",
                      ErrorCode.location(4161105)))),
          SetField::parse);

  static final ExpressionOperator UNSET_OPERATOR =
      new ExpressionOperator(
          new OperatorSpec(
              "$unsetField",
              "5.0",
              "{field: name, input: document}",
              "gives null if the input is null or missing",
              List.of(
                  ErrorCode.location(4161100),
                  ErrorCode.location(4161101),
                  ErrorCode.location(4161102),
                  ErrorCode.location(4161105),
                  ErrorCode.location(4161106),
                  ErrorCode.location(4161107),
                  ErrorCode.location(4161108),
                  ErrorCode.location(4161109),
                  ErrorCode.location(9534700)),
              "Gives a document without a field; dots and dollars in the name mean nothing.",
              List.of(
                  Example.of(
                      "{a: {\"x.y\": 1, z: 2}}",
                      "{$unsetField: {field: \"x.y\", input: \"$a\"}}",
                      "{z: 2}"),
                  Example.of("{}", "{$unsetField: {field: \"x\", input: \"$a\"}}", "null"),
                  Example.fails(
                      "{a: 1}",
                      "{$unsetField: {field: \"x\", input: \"$a\"}}",
                      ErrorCode.location(4161105)))),
          SetField::parseUnset);

  private SetField() {}

  private static Expression parse(BsonValue argument, ExpressionParser parser) {
    NamedArguments arguments =
        NamedArguments.of(SET, argument, 4161100)
            .allowOnly(4161101, List.of("field", "input", "value"));
    BsonValue field = arguments.required("field", 4161102);
    Expression value = parser.parse(arguments.required("value", 4161103));
    Expression input = parser.parse(arguments.required("input", 4161109));
    return call(SET, FieldName.parse(SET, field), input, value);
  }

  private static Expression parseUnset(BsonValue argument, ExpressionParser parser) {
    NamedArguments arguments =
        NamedArguments.of(UNSET, argument, 4161100).allowOnly(4161101, List.of("field", "input"));
    BsonValue field = arguments.required("field", 4161102);
    Expression input = parser.parse(arguments.required("input", 4161109));
    Expression nothing = new Constant(MissingValue.VALUE);
    return call(UNSET, FieldName.parse(UNSET, field), input, nothing);
  }

  private static Expression call(String operator, String name, Expression input, Expression value) {
    return ExpressionOperator.call(
        operator,
        List.of(input, value),
        values -> changed(operator, name, values.get(0), values.get(1)));
  }

  private static BsonValue changed(String operator, String name, BsonValue input, BsonValue value) {
    if (MissingValue.isNullish(input)) {
      return BsonNull.VALUE;
    }
    if (!(input instanceof BsonDocument document)) {
      throw FieldName.failure(
          4161105,
          operator
              + " requires 'input' to evaluate to type Object, but got "
              + ShellText.typeName(input));
    }
    BsonDocument result = new BsonDocument();
    result.putAll(document);
    if (MissingValue.is(value)) {
      result.remove(name);
    } else {
      result.put(name, value);
    }
    return result;
  }
}
