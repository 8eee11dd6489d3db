package io.loquat.query.schema;

import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** {@code maximum} and {@code exclusiveMaximum}: the greatest that a number may be. Immutable. */
record Maximum(Bound bound) implements Limit {
  static Optional<Keyword> parse(SchemaSource source) {
    return Bound.parse(source, "maximum", "exclusiveMaximum").map(Maximum::new);
  }

  @Override
  public boolean accepts(BsonValue value) {
    return bound.accepts(value, -1);
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
