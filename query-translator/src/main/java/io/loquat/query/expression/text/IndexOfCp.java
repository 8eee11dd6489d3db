package io.loquat.query.expression.text;

import static io.loquat.query.expression.text.TextSpecs.codes;
import static io.loquat.query.expression.text.TextSpecs.fails;
import static io.loquat.query.expression.text.TextSpecs.gives;

import io.loquat.model.MissingValue;
import io.loquat.query.operator.OperatorSpec;
import java.util.List;
import org.bson.BsonInt32;
import org.bson.BsonNull;
import org.bson.BsonValue;

/** {@code $indexOfCP}. Stateless. */
final class IndexOfCp {
  static final OperatorSpec SPEC =
      TextSpecs.spec(
          "$indexOfCP",
          "3.4",
          "a string, what to look for, optionally first and end code point",
          "null if the string is null or missing; the others must be there",
          codes(40093, 40094, 40096, 40097),
          "Tells at which code point of a string another one begins, or -1.",
          gives("{\"a\": \"éab\"}", "{\"$indexOfCP\": [\"$a\", \"b\"]}", "2"),
          gives("{}", "{\"$indexOfCP\": [\"abcabc\", \"c\", 3, 5]}", "-1"),
          fails("{\"a\": 1}", "{\"$indexOfCP\": [\"$a\", \"b\"]}", 40093));

  private IndexOfCp() {}

  static BsonValue apply(List<BsonValue> values) {
    if (MissingValue.isNullish(values.get(0))) {
      return BsonNull.VALUE;
    }
    String name = SPEC.name();
    String text = Text.of(values.get(0), 40093, name + " requires a string as the first argument");
    String token =
        Text.of(values.get(1), 40094, name + " requires a string as the second argument");
    int start = SearchBounds.start(name, values);
    int end = SearchBounds.end(name, values);
    if (text.isEmpty() && token.isEmpty() && start == 0) {
      return new BsonInt32(0);
    }
    return new BsonInt32(find(text, token, start, end));
  }

  /** The match must begin before the end, an empty one too; it may go beyond it. */
  private static int find(String text, String token, int start, int end) {
    int length = text.codePointCount(0, text.length());
    int last = Math.min(end, length);
    if (start >= last) {
      return -1;
    }
    int from = text.offsetByCodePoints(0, start);
    int at = text.indexOf(token, from);
    if (at < 0) {
      return -1;
    }
    int index = start + text.codePointCount(from, at);
    return index < last ? index : -1;
  }
}
