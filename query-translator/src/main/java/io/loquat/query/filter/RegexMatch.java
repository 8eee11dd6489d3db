package io.loquat.query.filter;

import static io.loquat.query.filter.FilterExamples.match;
import static io.loquat.query.filter.FilterExamples.noMatch;
import static io.loquat.query.filter.FilterExamples.refused;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.bounds.FieldBounds;
import io.loquat.query.index.IndexedField;
import io.loquat.query.operator.OperatorSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonRegularExpression;
import org.bson.BsonValue;

/** {@code $regex}, and a regular expression as a plain value. */
record RegexMatch(RegexTest test) implements ValuePredicate {
  static final OperatorSpec SPEC =
      new OperatorSpec(
          "$regex",
          "1.0",
          "a pattern of PCRE, as text or as a regular expression; $options beside it has the"
              + " letters i, m, s, u, x",
          "null and missing fields are no texts",
          List.of(
              ErrorCode.BAD_VALUE,
              ErrorCode.location(51074),
              ErrorCode.location(51075),
              ErrorCode.location(51091),
              ErrorCode.location(51108)),
          "Matches texts in which the pattern is found, and regular expressions that are the same.",
          List.of(
              match("{a: \"London\"}", "{a: {$regex: \"^Lon\"}}"),
              match("{a: \"London\"}", "{a: {$regex: \"DON$\", $options: \"i\"}}"),
              noMatch("{a: \"London\"}", "{a: {$regex: \"don.\"}}"),
              match(
                  "{a: [5, \"x\"]}", "{a: {$regularExpression: {pattern: \"x\", options: \"\"}}}"),
              match("{a: {$symbol: \"x.y\"}}", "{a: {$regex: \"x\\\\.y\"}}"),
              match(
                  "{a: {$regularExpression: {pattern: \"x\", options: \"i\"}}}",
                  "{a: {$regex: {$regularExpression: {pattern: \"x\", options: \"i\"}}}}"),
              noMatch("{a: 5}", "{a: {$regex: \"5\"}}"),
              match("{a: \"y\"}", "{a: {$not: {$regex: \"x\"}}}"),
              match(
                  "{a: \"xy\"}",
                  "{a: {$in: [5, {$regularExpression: {pattern: \"^x\", options: \"\"}}]}}"),
              refused("{a: {$regex: 5}}", ErrorCode.BAD_VALUE),
              refused("{a: {$options: \"i\"}}", ErrorCode.BAD_VALUE),
              refused("{a: {$regex: \"(\"}}", ErrorCode.location(51091)),
              refused("{a: {$regex: \"x\", $options: \"g\"}}", ErrorCode.location(51108))));

  static RegexMatch of(BsonRegularExpression expression, Place place) {
    return new RegexMatch(RegexTest.of(expression, place));
  }

  /** The pattern and its options stand side by side in the document of a field's operators. */
  static RegexMatch parse(BsonDocument operators, Place place) {
    String pattern = "";
    String options = "";
    for (Map.Entry<String, BsonValue> entry : operators.entrySet()) {
      BsonValue value = entry.getValue();
      if (entry.getKey().equals("$options")) {
        options = options(value, options, place);
      } else if (entry.getKey().equals(SPEC.name()) && value.isRegularExpression()) {
        pattern = value.asRegularExpression().getPattern();
        options = merged(value.asRegularExpression().getOptions(), options, place);
      } else if (entry.getKey().equals(SPEC.name())) {
        pattern = pattern(value, place);
      }
    }
    return of(new BsonRegularExpression(pattern, options), place);
  }

  private static String pattern(BsonValue value, Place place) {
    if (!value.isString()) {
      throw place.error("$regex has to be a string");
    }
    return value.asString().getValue();
  }

  private static String options(BsonValue value, String before, Place place) {
    if (!value.isString()) {
      throw place.error("$options has to be a string");
    }
    if (!before.isEmpty()) {
      throw twice(51075, place);
    }
    return value.asString().getValue();
  }

  private static String merged(String own, String before, Place place) {
    if (!own.isEmpty() && !before.isEmpty()) {
      throw twice(51074, place);
    }
    return own.isEmpty() ? before : own;
  }

  private static CommandException twice(int code, Place place) {
    return place.error(ErrorCode.location(code), "options set in both $regex and $options");
  }

  @Override
  public OperatorSpec spec() {
    return SPEC;
  }

  @Override
  public BsonValue operand() {
    return test.expression();
  }

  @Override
  public Optional<FieldBounds> bounds(IndexedField field) {
    return ComparisonBounds.holdsValues(field)
        ? Optional.of(MembershipBounds.of(test, field))
        : Optional.empty();
  }

  @Override
  public SqlCondition toSql(FieldSql field) {
    return field.where(test.toSql());
  }
}
