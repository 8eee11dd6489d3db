package io.loquat.query.schema;

import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** {@code minimum} and {@code exclusiveMinimum}: the least that a number may be. Immutable. */
record Minimum(Bound bound) implements Limit {
  static Optional<Keyword> parse(SchemaSource source) {
    return Bound.parse(source, "minimum", "exclusiveMinimum").map(Minimum::new);
  }

  @Override
  public boolean accepts(BsonValue value) {
    return bound.accepts(value, 1);
  }

  @Override
  public BsonDocument specifiedAs() {
    return bound.specifiedAs();
  }

  @Override
  public String reason() {
    return "comparison failed";
  }
}
