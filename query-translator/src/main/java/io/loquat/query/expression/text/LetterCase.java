package io.loquat.query.expression.text;

import static io.loquat.query.expression.text.TextSpecs.codes;
import static io.loquat.query.expression.text.TextSpecs.fails;
import static io.loquat.query.expression.text.TextSpecs.gives;

import io.loquat.query.operator.OperatorSpec;
import java.util.List;
import org.bson.BsonString;
import org.bson.BsonValue;

/** {@code $toLower} and {@code $toUpper}. Stateless. */
final class LetterCase {
  static final OperatorSpec LOWER = spec("$toLower", "small letters", "é-Ab", "é-ab");
  static final OperatorSpec UPPER = spec("$toUpper", "capitals", "é-Ab", "é-AB");

  private LetterCase() {}

  private static OperatorSpec spec(String name, String letters, String from, String to) {
    return TextSpecs.spec(
        name,
        "2.0",
        "a value that has a text: a string, a number, a date",
        "gives an empty string",
        codes(16007),
        "Writes a text's ASCII letters as " + letters + ".",
        gives("{\"a\": \"%s\"}".formatted(from), "{\"%s\": \"$a\"}".formatted(name), quoted(to)),
        gives("{}", "{\"%s\": \"$a\"}".formatted(name), "\"\""),
        fails("{\"a\": []}", "{\"%s\": \"$a\"}".formatted(name), 16007));
  }

  private static String quoted(String text) {
    return "\"" + text + "\"";
  }

  static BsonValue lower(List<BsonValue> values) {
    return new BsonString(Text.toLower(Coercion.toText(values.getFirst())));
  }

  static BsonValue upper(List<BsonValue> values) {
    return new BsonString(Text.toUpper(Coercion.toText(values.getFirst())));
  }
}
