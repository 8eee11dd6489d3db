package io.loquat.query.expression.text;

import static io.loquat.query.expression.text.TextSpecs.codes;
import static io.loquat.query.expression.text.TextSpecs.fails;
import static io.loquat.query.expression.text.TextSpecs.gives;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.MissingValue;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.ShellText;
import java.util.List;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;

/** {@code $concat}. Stateless. */
final class Concat {
  static final OperatorSpec SPEC =
      TextSpecs.spec(
          "$concat",
          "2.4",
          "strings, any number",
          "null if any operand is null or missing",
          codes(16702),
          "Puts strings together.",
          gives("{\"a\": \"x\"}", "{\"$concat\": [\"$a\", \"-\", \"$a\"]}", "\"x-x\""),
          gives("{}", "{\"$concat\": [\"x\", \"$a\"]}", "null"),
          fails("{\"a\": 1}", "{\"$concat\": [\"x\", \"$a\"]}", 16702));

  private Concat() {}

  static BsonValue apply(List<BsonValue> values) {
    StringBuilder result = new StringBuilder();
    for (BsonValue value : values) {
      if (MissingValue.isNullish(value)) {
        return BsonNull.VALUE;
      }
      if (!(value instanceof BsonString text)) {
        throw new CommandException(
            ErrorCode.location(16702),
            "$concat only supports strings, not " + ShellText.typeName(value));
      }
      Text.checkLength((long) result.length() + text.getValue().length());
      result.append(text.getValue());
    }
    return new BsonString(result.toString());
  }
}
