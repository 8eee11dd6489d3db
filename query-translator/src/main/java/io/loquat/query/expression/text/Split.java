package io.loquat.query.expression.text;

import static io.loquat.query.expression.text.TextSpecs.codes;
import static io.loquat.query.expression.text.TextSpecs.fails;
import static io.loquat.query.expression.text.TextSpecs.gives;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.MissingValue;
import io.loquat.query.operator.OperatorSpec;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;

/** {@code $split}. Stateless. */
final class Split {
  static final OperatorSpec SPEC =
      TextSpecs.spec(
          "$split",
          "3.4",
          "a string and what stands between its parts",
          "null if either is null or missing",
          codes(40085, 10503900, 40087),
          "Gives the parts of a string.",
          gives("{\"a\": \"x-y-\"}", "{\"$split\": [\"$a\", \"-\"]}", "[\"x\", \"y\", \"\"]"),
          gives("{}", "{\"$split\": [\"$a\", \"-\"]}", "null"),
          fails("{\"a\": \"x\"}", "{\"$split\": [\"$a\", \"\"]}", 40087));

  private Split() {}

  static BsonValue apply(List<BsonValue> values) {
    String input =
        Text.orEmpty(
            values.get(0),
            40085,
            "$split requires an expression that evaluates to a string as a first argument");
    String separator =
        Text.orEmpty(
            values.get(1),
            10503900,
            "$split requires an expression that evaluates to a string as a second argument");
    if (values.stream().anyMatch(MissingValue::isNullish)) {
      return BsonNull.VALUE;
    }
    if (separator.isEmpty()) {
      throw new CommandException(
          ErrorCode.location(40087), "$split requires a non-empty separator");
    }
    BsonArray parts = new BsonArray();
    int from = 0;
    for (int at = input.indexOf(separator); at >= 0; at = input.indexOf(separator, from)) {
      parts.add(new BsonString(input.substring(from, at)));
      from = at + separator.length();
    }
    parts.add(new BsonString(input.substring(from)));
    return parts;
  }
}
