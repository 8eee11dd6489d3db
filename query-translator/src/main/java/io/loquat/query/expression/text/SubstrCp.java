package io.loquat.query.expression.text;

import static io.loquat.query.expression.text.TextSpecs.codes;
import static io.loquat.query.expression.text.TextSpecs.fails;
import static io.loquat.query.expression.text.TextSpecs.gives;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.ShellText;
import java.util.List;
import org.bson.BsonString;
import org.bson.BsonValue;

/** {@code $substrCP}. Stateless. */
final class SubstrCp {
  static final OperatorSpec SPEC =
      TextSpecs.spec(
          "$substrCP",
          "3.4",
          "a value that has a text, the first code point, the number of code points",
          "gives an empty string for a null or missing text; numbers must be there",
          codes(16007, 34450, 34451, 34452, 34453, 34454, 34455),
          "Gives a part of a string, counted in code points.",
          gives("{\"a\": \"éab\"}", "{\"$substrCP\": [\"$a\", 1, 2]}", "\"ab\""),
          gives("{}", "{\"$substrCP\": [\"$a\", 0, 1]}", "\"\""),
          fails("{\"a\": \"b\"}", "{\"$substrCP\": [\"$a\", -1, 1]}", 34455));

  private SubstrCp() {}

  static BsonValue apply(List<BsonValue> values) {
    String text = Coercion.toText(values.get(0));
    int start = number(values.get(1), 34450, 34451, "starting index");
    int length = number(values.get(2), 34452, 34453, "length");
    if (length < 0) {
      throw error(34454, "length must be a nonnegative integer.");
    }
    if (start < 0) {
      throw error(34455, "the starting index must be nonnegative integer.");
    }
    int points = text.codePointCount(0, text.length());
    if (start >= points) {
      return new BsonString("");
    }
    int from = text.offsetByCodePoints(0, start);
    int to = text.offsetByCodePoints(from, Math.min(length, points - start));
    return new BsonString(text.substring(from, to));
  }

  private static int number(BsonValue value, int typeCode, int rangeCode, String which) {
    if (!value.isNumber() && !value.isDecimal128()) {
      throw error(
          typeCode,
          "%s must be a numeric type (is BSON type %s)"
              .formatted(which, ShellText.typeName(value)));
    }
    return WholeNumbers.exactInt(value)
        .orElseThrow(
            () ->
                error(
                    rangeCode,
                    "%s cannot be represented as a 32-bit integral value: %s"
                        .formatted(which, ShellText.of(value))));
  }

  private static CommandException error(int code, String message) {
    return new CommandException(ErrorCode.location(code), "$substrCP: " + message);
  }
}
