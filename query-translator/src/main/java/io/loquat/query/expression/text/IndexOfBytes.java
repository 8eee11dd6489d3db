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

/** {@code $indexOfBytes}. Stateless. */
final class IndexOfBytes {
  static final OperatorSpec SPEC =
      TextSpecs.spec(
          "$indexOfBytes",
          "3.4",
          "a string, what to look for, optionally first and end byte",
          "null if the string is null or missing; the others must be there",
          codes(40091, 40092, 40096, 40097),
          "Tells at which byte of a string's UTF-8 another one begins, or -1.",
          gives("{\"a\": \"éab\"}", "{\"$indexOfBytes\": [\"$a\", \"b\"]}", "3"),
          gives("{}", "{\"$indexOfBytes\": [\"abcabc\", \"c\", 3, 5]}", "-1"),
          fails("{\"a\": 1}", "{\"$indexOfBytes\": [\"$a\", \"b\"]}", 40091));

  private IndexOfBytes() {}

  static BsonValue apply(List<BsonValue> values) {
    if (MissingValue.isNullish(values.get(0))) {
      return BsonNull.VALUE;
    }
    String name = SPEC.name();
    byte[] text =
        Text.utf8(Text.of(values.get(0), 40091, name + " requires a string as the first argument"));
    byte[] token =
        Text.utf8(
            Text.of(values.get(1), 40092, name + " requires a string as the second argument"));
    int start = SearchBounds.start(name, values);
    int end = Math.min(SearchBounds.end(name, values), text.length);
    return new BsonInt32(find(text, token, start, end));
  }

  private static int find(byte[] text, byte[] token, int start, int end) {
    for (int at = start; at <= end - token.length; at++) {
      if (matches(text, token, at)) {
        return at;
      }
    }
    return -1;
  }

  private static boolean matches(byte[] text, byte[] token, int at) {
    for (int k = 0; k < token.length; k++) {
      if (text[at + k] != token[k]) {
        return false;
      }
    }
    return true;
  }
}
