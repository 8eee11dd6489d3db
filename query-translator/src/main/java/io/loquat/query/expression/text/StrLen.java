package io.loquat.query.expression.text;

import static io.loquat.query.expression.text.TextSpecs.codes;
import static io.loquat.query.expression.text.TextSpecs.fails;
import static io.loquat.query.expression.text.TextSpecs.gives;

import io.loquat.query.operator.OperatorSpec;
import java.util.List;
import org.bson.BsonInt32;
import org.bson.BsonValue;

/** {@code $strLenBytes} and {@code $strLenCP}. Stateless. */
final class StrLen {
  static final OperatorSpec BYTES =
      TextSpecs.spec(
          "$strLenBytes",
          "3.4",
          "a string",
          "an error",
          codes(34473),
          "Tells how many bytes a string's UTF-8 has.",
          gives("{\"a\": \"éa\"}", "{\"$strLenBytes\": \"$a\"}", "3"),
          fails("{}", "{\"$strLenBytes\": \"$a\"}", 34473));

  static final OperatorSpec CODE_POINTS =
      TextSpecs.spec(
          "$strLenCP",
          "3.4",
          "a string",
          "an error",
          codes(34471),
          "Tells how many code points a string has.",
          gives("{\"a\": \"éa\"}", "{\"$strLenCP\": \"$a\"}", "2"),
          fails("{}", "{\"$strLenCP\": \"$a\"}", 34471));

  private StrLen() {}

  static BsonValue bytes(List<BsonValue> values) {
    String text = Text.of(values.getFirst(), 34473, "$strLenBytes requires a string argument");
    return new BsonInt32(Text.utf8(text).length);
  }

  static BsonValue codePoints(List<BsonValue> values) {
    String text = Text.of(values.getFirst(), 34471, "$strLenCP requires a string argument");
    return new BsonInt32(text.codePointCount(0, text.length()));
  }
}
