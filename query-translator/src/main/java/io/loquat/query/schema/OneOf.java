package io.loquat.query.schema;

import java.util.List;
import java.util.Optional;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonValue;

/** {@code oneOf}: a value must obey exactly one of these schemas. Immutable. */
record OneOf(Alternatives schemas) implements Keyword {
  private static final String NAME = "oneOf";

  static Optional<Keyword> parse(SchemaSource source) {
    return Alternatives.parse(source, NAME).map(OneOf::new);
  }

  @Override
  public boolean accepts(BsonValue value) {
    return schemas.accepting(value) == 1;
  }

  @Override
  public List<BsonDocument> explain(BsonValue value) {
    if (schemas.accepting(value) == 0) {
      return schemas.explain(value);
    }
    BsonArray matching = new BsonArray();
    for (int index = 0; index < schemas.schemas().size(); index++) {
      if (schemas.schemas().get(index).accepts(value)) {
        matching.add(new BsonInt32(index));
      }
    }
    return List.of(
        Failure.of(NAME)
            .append("reason", new BsonString("more than one subschema matched"))
            .append("matchingSchemaIndexes", matching));
  }
}
