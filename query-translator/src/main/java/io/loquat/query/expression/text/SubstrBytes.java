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

/** {@code $substrBytes}, and its old name {@code $substr}. Stateless. */
final class SubstrBytes {
  static final OperatorSpec SPEC = spec("$substrBytes", "3.4");
  static final OperatorSpec OLD_SPEC = spec("$substr", "2.0");

  private static final String NAME = "$substrBytes";

  private SubstrBytes() {}

  private static OperatorSpec spec(String name, String since) {
    return TextSpecs.spec(
        name,
        since,
        "a value that has a text, the first byte, the number of bytes (negative: all)",
        "gives an empty string for a null or missing text; numbers must be there",
        codes(16007, 16034, 16035, 28656, 28657, 31109, 50752),
        "Gives a part of a string, counted in bytes of its UTF-8.",
        gives("{\"a\": \"éab\"}", "{\"%s\": [\"$a\", 2, 1]}".formatted(name), "\"a\""),
        gives("{}", "{\"%s\": [\"$a\", 0, -1]}".formatted(name), "\"\""),
        fails("{\"a\": \"é\"}", "{\"%s\": [\"$a\", 1, 1]}".formatted(name), 28656));
  }

  static BsonValue apply(List<BsonValue> values) {
    byte[] text = Text.utf8(Coercion.toText(values.get(0)));
    checkNumber(values.get(1), 16034, "starting index must be a numeric type");
    checkNumber(values.get(2), 16035, "length must be a numeric type");
    long start = WholeNumbers.coerced(values.get(1));
    long length = WholeNumbers.coerced(values.get(2));
    if (start < 0) {
      throw error(50752, "starting index must be non-negative (got: " + start + ")");
    }
    if (start >= text.length) {
      return new BsonString("");
    }
    if (Text.isContinuation(text, (int) start)) {
      throw error(28656, " Invalid range, starting index is a UTF-8 continuation byte.");
    }
    boolean isRest = length < 0 || length > text.length - start;
    int end = isRest ? text.length : (int) (start + length);
    if (Text.isContinuation(text, end)) {
      throw error(28657, " Invalid range, ending index is in the middle of a UTF-8 character.");
    }
    return Text.ofUtf8(text, (int) start, end);
  }

  private static void checkNumber(BsonValue value, int code, String message) {
    if (!value.isNumber() && !value.isDecimal128()) {
      throw error(code, message + " (is BSON type " + ShellText.typeName(value) + ")");
    }
  }

  private static CommandException error(int code, String message) {
    return new CommandException(ErrorCode.location(code), NAME + ": " + message);
  }
}
