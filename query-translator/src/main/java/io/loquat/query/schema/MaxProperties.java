package io.loquat.query.schema;

import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonValue;

/** {@code maxProperties}: the greatest number of fields that a document may have. Immutable. */
record MaxProperties(BsonDocument specifiedAs, long count) implements Limit {
  private static final String NAME = "maxProperties";

  static Optional<Keyword> parse(SchemaSource source) {
    return source.count(NAME).stream()
        .<Keyword>mapToObj(count -> new MaxProperties(source.specified(NAME), count))
        .findFirst();
  }

  @Override
  public boolean accepts(BsonValue value) {
    return !value.isDocument() || value.asDocument().size() <= count;
  }

  @Override
  public String reason() {
    return "specified number of properties was not satisfied";
  }

  @Override
  public BsonDocument considered(BsonValue value) {
    return new BsonDocument("numberOfProperties", new BsonInt32(value.asDocument().size()));
  }
}
