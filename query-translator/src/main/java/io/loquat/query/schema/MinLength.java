package io.loquat.query.schema;

import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** {@code minLength}: the least number of code points that a string may have. Immutable. */
record MinLength(BsonDocument specifiedAs, long length) implements Limit {
  private static final String NAME = "minLength";

  static Optional<Keyword> parse(SchemaSource source) {
    return source.count(NAME).stream()
        .<Keyword>mapToObj(length -> new MinLength(source.specified(NAME), length))
        .findFirst();
  }

  @Override
  public boolean accepts(BsonValue value) {
    return !value.isString() || CodePoints.in(value.asString().getValue()) >= length;
  }

  @Override
  public String reason() {
    return "specified string length was not satisfied";
  }
}
