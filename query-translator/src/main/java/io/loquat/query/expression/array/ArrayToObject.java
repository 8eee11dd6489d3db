package io.loquat.query.expression.array;

import io.loquat.model.CommandException;
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

/** {@code $arrayToObject}: a document made of pairs. Stateless. */
final class ArrayToObject {
  static final ExpressionOperator OPERATOR =
      ExpressionOperator.unary(
          new OperatorSpec(
              "$arrayToObject",
              "3.4",
              "one array of [name, value] or of {k: name, v: value}",
              "gives null for both",
              List.of(
                  ErrorCode.location(40386),
                  ErrorCode.location(40391),
                  ErrorCode.location(40392),
                  ErrorCode.location(40393),
                  ErrorCode.location(40394),
                  ErrorCode.location(40395),
                  ErrorCode.location(40396),
                  ErrorCode.location(40397),
                  ErrorCode.location(40398),
                  ErrorCode.location(4940400),
                  ErrorCode.location(4940401)),
              "Makes a document of names and values; of equal names the last one counts.",
              List.of(
                  Example.of(
                      "{a: [[\"x\", 1], [\"y\", 2]]}", "{$arrayToObject: \"$a\"}", "{x: 1, y: 2}"),
                  Example.of(
                      "{a: [{k: \"x\", v: 1}, {k: \"x\", v: 2}]}",
                      "{$arrayToObject: \"$a\"}",
                      "{x: 2}"),
                  Example.of("{}", "{$arrayToObject: \"$a\"}", "null"),
                  Example.fails(
                      "{a: [1]}", "{$arrayToObject: \"$a\"}", ErrorCode.location(40398)))),
          values -> document(values.getFirst()));

  private ArrayToObject() {}

  private static BsonValue document(BsonValue value) {
    if (MissingValue.isNullish(value)) {
      return BsonNull.VALUE;
    }
    if (!(value instanceof BsonArray array)) {
      throw Elements.failure(
          40386, "$arrayToObject requires an array input, found: " + ShellText.typeName(value));
    }
    BsonDocument result = new BsonDocument();
    if (array.isEmpty()) {
      return result;
    }
    switch (array.getFirst()) {
      case BsonArray _ -> array.forEach(element -> addPair(result, element));
      case BsonDocument _ -> array.forEach(element -> addNamed(result, element));
      default ->
          throw Elements.failure(
              40398,
              "Unrecognised input type format for $arrayToObject: "
                  + ShellText.typeName(array.getFirst()));
    }
    return result;
  }

  private static void addPair(BsonDocument result, BsonValue element) {
    if (!(element instanceof BsonArray pair)) {
      throw inconsistent(40396, "Array", element);
    }
    if (pair.size() != 2) {
      throw Elements.failure(
          40397,
          "$arrayToObject requires an array of size 2 arrays,found array of size: " + pair.size());
    }
    if (!(pair.get(0) instanceof BsonString name)) {
      throw Elements.failure(
          40395,
          "$arrayToObject requires an array of key-value pairs, where the key must be of type"
              + " string. Found key type: "
              + ShellText.typeName(pair.get(0)));
    }
    result.put(checked(name, 4940400), pair.get(1));
  }

  private static void addNamed(BsonDocument result, BsonValue element) {
    if (!(element instanceof BsonDocument pair)) {
      throw inconsistent(40391, "Object", element);
    }
    if (pair.size() != 2) {
      throw Elements.failure(
          40392,
          "$arrayToObject requires an object keys of 'k' and 'v'. Found incorrect number of keys:"
              + pair.size());
    }
    BsonValue key = pair.get("k");
    BsonValue value = pair.get("v");
    if (key == null || value == null) {
      throw Elements.failure(
          40393,
          "$arrayToObject requires an object with keys 'k' and 'v'. Missing either or both keys"
              + " from: "
              + ShellText.of(pair));
    }
    if (!(key instanceof BsonString name)) {
      throw Elements.failure(
          40394,
          "$arrayToObject requires an object with keys 'k' and 'v', where the value of 'k' must be"
              + " of type string. Found type: "
              + ShellText.typeName(key));
    }
    result.put(checked(name, 4940401), value);
  }

  private static String checked(BsonString name, int code) {
    if (name.getValue().indexOf('\0') >= 0) {
      throw Elements.failure(code, "Key field cannot contain an embedded null byte");
    }
    return name.getValue();
  }

  private static CommandException inconsistent(int code, String first, BsonValue element) {
    return Elements.failure(
        code,
        "$arrayToObject requires a consistent input format. Elements must all be arrays or all be"
            + " objects. %s was detected, now found: %s"
                .formatted(first, ShellText.typeName(element)));
  }
}
