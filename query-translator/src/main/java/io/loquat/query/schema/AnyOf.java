package io.loquat.query.schema;

import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** {@code anyOf}: a value must obey at least one of these schemas. Immutable. */
record AnyOf(Alternatives schemas) implements Keyword {
  static Optional<Keyword> parse(SchemaSource source) {
    return Alternatives.parse(source, "anyOf").map(AnyOf::new);
  }

  @Override
  public boolean accepts(BsonValue value) {
    return schemas.accepting(value) > 0;
  }

  @Override
  public List<BsonDocument> explain(BsonValue value) {
    return schemas.explain(value);
  }
}
