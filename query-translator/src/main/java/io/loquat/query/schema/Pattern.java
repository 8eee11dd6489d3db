package io.loquat.query.schema;

import io.loquat.query.regex.Regex;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** {@code pattern}: the regular expression that a string must match somewhere. Immutable. */
record Pattern(BsonDocument specifiedAs, Regex regex) implements Limit {
  private static final String NAME = "pattern";

  static Optional<Keyword> parse(SchemaSource source) {
    return source
        .string(NAME, "must be a string")
        .map(pattern -> Regex.ofFilter(pattern, "", source.parser().context().timeLimit()))
        .map(regex -> new Pattern(source.specified(NAME), regex));
  }

  @Override
  public boolean accepts(BsonValue value) {
    return !value.isString() || regex.find(value.asString().getValue());
  }

  @Override
  public String reason() {
    return "regular expression did not match";
  }
}
