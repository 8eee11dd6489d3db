package io.loquat.query.filter;

import io.loquat.query.regex.Regex;
import org.bson.BsonRegularExpression;
import org.bson.BsonValue;

/** Whether a regular expression is found in a text, or is the value. Immutable. */
record RegexTest(BsonRegularExpression expression, Regex compiled) implements PresentTest {
  static RegexTest of(BsonRegularExpression expression, Place place) {
    return new RegexTest(
        expression,
        Regex.ofFilter(
            expression.getPattern(), expression.getOptions(), place.context().timeLimit()));
  }

  @Override
  public boolean holds(BsonValue value) {
    return switch (value.getBsonType()) {
      case STRING, SYMBOL -> compiled.find(LeafTests.string(value));
      case REGULAR_EXPRESSION -> value.equals(expression);
      default -> false;
    };
  }

  /** A text that every match begins with is looked for; without one SQL knows nothing. */
  LeafTest toSql() {
    return LiteralPrefix.of(expression)
        .map(
            prefix ->
                LeafTests.texts(prefix::begins)
                    .or(LeafTests.wrapper("$regularExpression"))
                    .inexact())
        .orElse(LeafTest.UNKNOWN);
  }
}
