package io.loquat.query.expression.text;

import static io.loquat.query.expression.text.TextSpecs.codes;
import static io.loquat.query.expression.text.TextSpecs.fails;
import static io.loquat.query.expression.text.TextSpecs.gives;

import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.regex.Regex;
import org.bson.BsonNull;
import org.bson.BsonValue;

/** {@code $regexFind}. Stateless. */
final class RegexFind implements RegexCall.Result {
  static final OperatorSpec SPEC =
      TextSpecs.spec(
          "$regexFind",
          "4.2",
          "`input`, `regex`, optionally `options`",
          "null if the input or the pattern is null or missing",
          codes(31022, 31023, 31024, 51103, 51104, 51105, 51106, 51107, 51108, 51111),
          "Gives the first match of a regular expression, its place in code points, and groups.",
          gives(
              "{\"a\": \"éab\"}",
              "{\"$regexFind\": {\"input\": \"$a\", \"regex\": \"a(b)|(c)\"}}",
              "{\"match\": \"ab\", \"idx\": 1, \"captures\": [\"b\", null]}"),
          gives(
              "{\"a\": \"x\"}", "{\"$regexFind\": {\"input\": \"$a\", \"regex\": \"y\"}}", "null"),
          fails(
              "{\"a\": \"x\"}", "{\"$regexFind\": {\"input\": \"$a\", \"regex\": \"(\"}}", 51111));

  @Override
  public BsonValue of(Regex regex, String input) {
    byte[] utf8 = Text.utf8(input);
    return regex
        .find(utf8, 0)
        .<BsonValue>map(
            match ->
                RegexMatches.document(match, RegexMatches.codePoints(utf8, 0, match.startByte())))
        .orElse(BsonNull.VALUE);
  }

  @Override
  public BsonValue nothing() {
    return BsonNull.VALUE;
  }
}
