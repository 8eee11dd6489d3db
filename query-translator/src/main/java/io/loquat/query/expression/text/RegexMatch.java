package io.loquat.query.expression.text;

import static io.loquat.query.expression.text.TextSpecs.codes;
import static io.loquat.query.expression.text.TextSpecs.fails;
import static io.loquat.query.expression.text.TextSpecs.gives;

import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.regex.Regex;
import org.bson.BsonBoolean;
import org.bson.BsonValue;

/** {@code $regexMatch}. Stateless. */
final class RegexMatch implements RegexCall.Result {
  static final OperatorSpec SPEC =
      TextSpecs.spec(
          "$regexMatch",
          "4.2",
          "`input`, `regex`, optionally `options`",
          "false if the input or the pattern is null or missing",
          codes(31022, 31023, 31024, 51103, 51104, 51105, 51106, 51107, 51108, 51111),
          "Tells whether a regular expression matches.",
          gives(
              "{\"a\": \"Cat\"}",
              "{\"$regexMatch\": {\"input\": \"$a\", \"regex\": \"^c\", \"options\": \"i\"}}",
              "true"),
          gives("{}", "{\"$regexMatch\": {\"input\": \"$a\", \"regex\": \"c\"}}", "false"),
          fails("{\"a\": 1}", "{\"$regexMatch\": {\"input\": \"$a\", \"regex\": \"c\"}}", 51104));

  @Override
  public BsonValue of(Regex regex, String input) {
    return BsonBoolean.valueOf(regex.find(input));
  }

  @Override
  public BsonValue nothing() {
    return BsonBoolean.FALSE;
  }
}
