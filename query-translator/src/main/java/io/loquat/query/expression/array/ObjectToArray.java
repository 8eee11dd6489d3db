package io.loquat.query.expression.array;

import io.loquat.model.ErrorCode;
import io.loquat.model.MissingValue;
import io.loquat.query.expression.tree.ExpressionOperator;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Example;
import io.loquat.query.operator.ShellText;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;

/** {@code $objectToArray}: the fields of a document, one by one. Stateless. */
final class ObjectToArray {
  static final ExpressionOperator OPERATOR =
      ExpressionOperator.unary(
          new OperatorSpec(
              "$objectToArray",
              "3.4",
              "one document",
              "gives null for both",
              List.of(ErrorCode.location(40390)),
              "Makes an array of {k: name, v: value}, one for each field.",
              List.of(
                  Example.of(
                      "{a: {x: 1, y: 2}}",
                      "{$objectToArray: \"$a\"}",
                      "[{k: \"x\", v: 1}, {k: \"y\", v: 2}]"),
                  Example.of("{}", "{$objectToArray: \"$a\"}", "null"),
                  Example.fails("{a: 1}", "{$objectToArray: \"$a\"}", ErrorCode.location(40390)))),
          values -> fields(values.getFirst()));

  private ObjectToArray() {}

  private static BsonValue fields(BsonValue value) {
    if (MissingValue.isNullish(value)) {
      return BsonNull.VALUE;
    }
    if (!(value instanceof BsonDocument document)) {
      throw Elements.failure(
          40390, "$objectToArray requires a document input, found: " + ShellText.typeName(value));
    }
    BsonArray result = new BsonArray(document.size());
    document.forEach(
        (name, field) ->
            result.add(new BsonDocument("k", new BsonString(name)).append("v", field)));
    return result;
  }
}
