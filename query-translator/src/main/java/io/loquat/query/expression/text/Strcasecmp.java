package io.loquat.query.expression.text;

import static io.loquat.query.expression.text.TextSpecs.codes;
import static io.loquat.query.expression.text.TextSpecs.fails;
import static io.loquat.query.expression.text.TextSpecs.gives;

import io.loquat.query.operator.OperatorSpec;
import java.util.List;
import org.bson.BsonInt32;
import org.bson.BsonValue;

/** {@code $strcasecmp}. Stateless. */
final class Strcasecmp {
  static final OperatorSpec SPEC =
      TextSpecs.spec(
          "$strcasecmp",
          "1.8",
          "two values that have a text: strings, numbers, dates",
          "takes null and missing as empty strings",
          codes(16007),
          "Compares texts without regard to the case of ASCII letters: -1, 0 or 1.",
          gives("{\"a\": \"Ab\"}", "{\"$strcasecmp\": [\"$a\", \"aB\"]}", "0"),
          gives("{}", "{\"$strcasecmp\": [\"$a\", \"b\"]}", "-1"),
          fails("{\"a\": []}", "{\"$strcasecmp\": [\"$a\", \"b\"]}", 16007));

  private Strcasecmp() {}

  static BsonValue apply(List<BsonValue> values) {
    String left = Text.toUpper(Coercion.toText(values.get(0)));
    String right = Text.toUpper(Coercion.toText(values.get(1)));
    return new BsonInt32(Text.compare(left, right));
  }
}
