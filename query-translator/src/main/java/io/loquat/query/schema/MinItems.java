package io.loquat.query.schema;

import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonValue;

/** {@code minItems}: the least number of elements that an array may have. Immutable. */
record MinItems(BsonDocument specifiedAs, long count) implements Limit {
  private static final String NAME = "minItems";

  static Optional<Keyword> parse(SchemaSource source) {
    return source.count(NAME).stream()
        .<Keyword>mapToObj(count -> new MinItems(source.specified(NAME), count))
        .findFirst();
  }

  @Override
  public boolean accepts(BsonValue value) {
    return !value.isArray() || value.asArray().size() >= count;
  }

  @Override
  public String reason() {
    return "array did not match specified length";
  }

  @Override
  public BsonDocument considered(BsonValue value) {
    return new BsonDocument("consideredValue", value)
        .append("numberOfItems", new BsonInt32(value.asArray().size()));
  }
}
