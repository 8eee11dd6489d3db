package io.loquat.query.schema;

import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** {@code allOf}: a value must obey all of these schemas. Immutable. */
record AllOf(Alternatives schemas) implements Keyword {
  static Optional<Keyword> parse(SchemaSource source) {
    return Alternatives.parse(source, "allOf").map(AllOf::new);
  }

  @Override
  public boolean accepts(BsonValue value) {
    return schemas.accepting(value) == schemas.schemas().size();
  }

  @Override
  public List<BsonDocument> explain(BsonValue value) {
    return schemas.explain(value);
  }
}
